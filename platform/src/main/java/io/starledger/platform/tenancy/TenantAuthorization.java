package io.starledger.platform.tenancy;

import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;
import org.springframework.web.util.pattern.PathPatternParser;

import reactor.core.publisher.Mono;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides by the rules of all services. Another tenant's path, and a path that no rule names,
 * answer alike: nothing is there. The own tenant's path with a role that does not suffice is
 * forbidden.
 */
final class TenantAuthorization implements ReactiveAuthorizationManager<AuthorizationContext> {
    static final String TENANT_CLAIM = "tenant_id";
    private static final String TENANT_VARIABLE = "tenantId";

    private final List<Rule> rules;

    TenantAuthorization(Collection<AccessRule> rules) {
        this.rules = rules.stream().map(Rule::compile).toList();
    }

    @Override
    public Mono<AuthorizationResult> authorize(
            Mono<Authentication> authentication, AuthorizationContext context) {
        ServerHttpRequest request = context.getExchange().getRequest();
        return authentication
                .ofType(JwtAuthenticationToken.class)
                .filter(Authentication::isAuthenticated)
                .map(JwtAuthenticationToken::getToken)
                .<AuthorizationResult>map(
                        token -> new AuthorizationDecision(decide(token, request)))
                .switchIfEmpty(Mono.just(new AuthorizationDecision(false)));
    }

    private boolean decide(Jwt token, ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        Role role =
                Optional.ofNullable(token.getClaimAsString("role"))
                        .flatMap(Role::ofClaim)
                        .orElse(null);
        boolean found = false;
        for (Rule rule : rules) {
            PathMatchInfo match = rule.path.matchAndExtract(path);
            if (match == null) {
                continue;
            }
            String tenant = match.getUriVariables().get(TENANT_VARIABLE);
            if (tenant != null && !isOwn(tenant, token) && role != Role.PLATFORM_ADMIN) {
                throw nothingHere();
            }
            if (rule.method.equals(request.getMethod())) {
                return role != null && rule.roles.contains(role);
            }
            found = true;
        }
        if (!found) {
            throw nothingHere();
        }
        return true; // known path, unknown method: dispatching answers 405
    }

    private static boolean isOwn(String tenant, Jwt token) {
        return tenant.equals(token.getClaimAsString(TENANT_CLAIM));
    }

    private static ProblemException nothingHere() {
        return ProblemException.of(ProblemType.NOT_FOUND, "there is nothing at this path");
    }

    private record Rule(HttpMethod method, PathPattern path, Set<Role> roles) {
        static Rule compile(AccessRule rule) {
            return new Rule(
                    rule.method(),
                    PathPatternParser.defaultInstance.parse(rule.path()),
                    rule.roles());
        }
    }
}
