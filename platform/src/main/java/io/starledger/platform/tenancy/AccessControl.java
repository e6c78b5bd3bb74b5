package io.starledger.platform.tenancy;

import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;
import io.starledger.platform.problem.Violation;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
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
    private static final String TENANT_VARIABLE = "tenantId";
    private static final List<PathPattern> PUBLIC =
            List.of(
                    pattern("/actuator/health/**"),
                    pattern("/actuator/prometheus"),
                    pattern("/v3/api-docs/**"),
                    pattern("/swagger-ui/**"),
                    pattern("/webjars/**"));

    private final List<Rule> rules;
    private final List<Signed> signed;

    AccessControl(Collection<AccessRule> rules, Collection<SignedCall> signed) {
        this.rules = rules.stream().map(Rule::compile).toList();
        this.signed = signed.stream().map(Signed::compile).toList();
    }

    /** Whether everybody may ask for this, with whatever token or none. */
    boolean isOpen(ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        for (PathPattern open : PUBLIC) {
            if (open.matches(path)) {
                return true;
            }
        }
        for (Signed call : signed) {
            if (call.method.equals(request.getMethod()) && call.path.matches(path)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Throws {@link ProblemException}, or for a known path {@link MethodNotAllowedException},
     * unless they may do this.
     */
    Access require(Caller caller, ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        HttpMethod asked =
                HttpMethod.HEAD.equals(request.getMethod()) ? HttpMethod.GET : request.getMethod();
        Set<HttpMethod> allowed = new HashSet<>(0);
        for (Rule rule : rules) {
            PathMatchInfo match = rule.path.matchAndExtract(path);
            if (match == null) {
                continue;
            }
            String tenant = match.getUriVariables().get(TENANT_VARIABLE);
            if (tenant != null && !caller.mayReach(tenant)) {
                throw ProblemException.notFound();
            }
            if (rule.access.method().equals(asked)) {
                Role sufficient = requireRole(rule.access.roles(), caller.role());
                requirePlain(path);
                return new Access(rule.access, sufficient, tenant);
            }
            allowed.add(rule.access.method());
        }
        if (allowed.isEmpty()) {
            throw ProblemException.notFound();
        }
        throw new MethodNotAllowedException(request.getMethod(), allowed);
    }

    /** Spring takes what follows a semicolon for no part of a variable: it would name another. */
    private static void requirePlain(PathContainer path) {
        if (path.value().indexOf(';') >= 0) {
            throw ProblemException.invalid(
                    List.of(new Violation("path", "expected no ; in a path but there was one")));
        }
    }

    private static Role requireRole(Set<Role> sufficient, @Nullable Role role) {
        if (role == null || !sufficient.contains(role)) {
            throw ProblemException.of(
                    ProblemType.FORBIDDEN, "the token's role does not allow this");
        }
        return role;
    }

    private static PathPattern pattern(String text) {
        return PathPatternParser.defaultInstance.parse(text);
    }

    private record Rule(AccessRule access, PathPattern path) {
        static Rule compile(AccessRule access) {
            return new Rule(access, pattern(access.path()));
        }
    }

    private record Signed(HttpMethod method, PathPattern path) {
        static Signed compile(SignedCall call) {
            return new Signed(call.method(), pattern(call.path()));
        }
    }
}
