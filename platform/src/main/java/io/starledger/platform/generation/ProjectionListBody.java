package io.starledger.platform.generation;

import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/** The projections of a service. */
@Schema(name = "ProjectionList")
record ProjectionListBody(List<ProjectionBody> projections) {}
