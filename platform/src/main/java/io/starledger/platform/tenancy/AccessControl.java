package io.starledger.platform.tenancy;

import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;
import io.starledger.platform.problem.Violation;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides by the rules of all services. Another tenant's path, one of a tenant that is no UUID, and
 * a path that no rule names, answer alike: nothing is there. The own tenant's path with a role that
 * does not suffice is forbidden. Who may GET may HEAD.
 */
final class AccessControl {
    private static final String TENANT_CLAIM = "tenant_id";
    private static final String TENANT_VARIABLE = "tenantId";
    private static final List<PathPattern> PUBLIC =
            List.of(
                    pattern("/actuator/health/**"),
                    pattern("/actuator/prometheus"),
                    pattern("/v3/api-docs/**"),
                    pattern("/swagger-ui/**"),
                    pattern("/webjars/**"));

    private final List<Rule> rules;

    AccessControl(Collection<AccessRule> rules) {
        this.rules = rules.stream().map(Rule::compile).toList();
    }

    /** Whether the path is open to everybody. */
    static boolean isPublic(ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        for (PathPattern open : PUBLIC) {
            if (open.matches(path)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Throws {@link ProblemException}, or for a known path {@link MethodNotAllowedException},
     * unless the token's bearer may do this.
     */
    void require(Jwt token, ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        Role role = role(token);
        HttpMethod asked =
                HttpMethod.HEAD.equals(request.getMethod()) ? HttpMethod.GET : request.getMethod();
        Set<HttpMethod> allowed = new HashSet<>(0);
        for (Rule rule : rules) {
            PathMatchInfo match = rule.path.matchAndExtract(path);
            if (match == null) {
                continue;
            }
            String tenant = match.getUriVariables().get(TENANT_VARIABLE);
            if (tenant != null && !mayReach(tenant, token, role)) {
                throw nothingHere();
            }
            if (rule.method.equals(asked)) {
                requireRole(rule.roles, role);
                requirePlain(path);
                return;
            }
            allowed.add(rule.method);
        }
        if (allowed.isEmpty()) {
            throw nothingHere();
        }
        throw new MethodNotAllowedException(request.getMethod(), allowed);
    }

    private static @Nullable Role role(Jwt token) {
        String claim = token.getClaimAsString("role");
        return claim == null ? null : Role.ofClaim(claim).orElse(null);
    }

    private static boolean mayReach(String tenant, Jwt token, @Nullable Role role) {
        return (role == Role.PLATFORM_ADMIN || tenant.equals(token.getClaimAsString(TENANT_CLAIM)))
                && TenantId.isValid(tenant);
    }

    /** Spring takes what follows a semicolon for no part of a variable: it would name another. */
    private static void requirePlain(PathContainer path) {
        if (path.value().indexOf(';') >= 0) {
            throw ProblemException.invalid(
                    List.of(new Violation("path", "expected no ; in a path but there was one")));
        }
    }

    private static void requireRole(Set<Role> sufficient, @Nullable Role role) {
        if (role == null || !sufficient.contains(role)) {
            throw ProblemException.of(
                    ProblemType.FORBIDDEN, "the token's role does not allow this");
        }
    }

    private static ProblemException nothingHere() {
        return ProblemException.of(ProblemType.NOT_FOUND, "there is nothing at this path");
    }

    private static PathPattern pattern(String text) {
        return PathPatternParser.defaultInstance.parse(text);
    }

    private record Rule(HttpMethod method, PathPattern path, Set<Role> roles) {
        static Rule compile(AccessRule rule) {
            return new Rule(rule.method(), pattern(rule.path()), rule.roles());
        }
    }
}
