package dks.stack.writing;

import dks.stack.model.LoadBalancer;
import dks.stack.model.LoadBalancer.Action;
import dks.stack.model.LoadBalancer.Condition;
import dks.stack.model.LoadBalancer.Probe;
import dks.stack.model.LoadBalancer.Rule;
import dks.stack.model.LoadBalancer.TargetGroup;
import dks.stack.model.LocalStack;
import dks.stack.model.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the load balancer, its rules and its target groups as HAProxy's configuration. */
public final class HaproxyFile {
    /** The host name, whose addresses are all loopback, at which HAProxy tells how its targets are. */
    public static final String TARGETS_HOST = "targets.localhost";

    private final LoadBalancer balancer;
    private final Notes notes;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Action.Answer> answers = new LinkedHashMap<>();

    public HaproxyFile(LocalStack stack) {
        this.balancer = stack.loadBalancer();
        this.notes = new Notes(stack);
    }

    /** The name of a target group in HAProxy. */
    public static String backend(TargetGroup group) {
        return group.container() + "-" + group.port();
    }

    /** The file's content. */
    public String text() {
        about("Load balancer " + balancer.origin(), balancer.origin());
        section("global");
        line("log stdout format raw local0 notice");
        comment("deregistration_delay.timeout_seconds: so long are requests finished at the end");
        line("hard-stop-after " + Math.max(1, balancer.drainSeconds()) + "s");
        section("resolvers engine");
        comment("The engine's own name server: containers come and go");
        line("parse-resolv-conf");
        line("timeout resolve 1s");
        line("hold valid 1s");
        section("defaults");
        line("mode http");
        line("log global");
        line("timeout connect 10s");
        comment("A request is tried once, as there");
        line("retries 0");
        comment("idle_timeout.timeout_seconds");
        for (String kind : List.of("client", "server", "http-request", "http-keep-alive")) {
            line("timeout " + kind + " " + balancer.idleSeconds() + "s");
        }
        line("option forwardfor");
        frontend();
        balancer.targetGroups().forEach(this::backendOf);
        answers.forEach(this::answer);
        section("backend targets");
        line("stats enable");
        line("stats uri /");
        line("stats refresh 5s");
        return text.toString();
    }

    private void frontend() {
        text.append('\n');
        about("Listener " + balancer.listener(), balancer.listener());
        text.append("frontend ").append(balancer.listener().logicalId()).append('\n');
        line("bind :" + balancer.port());
        line("http-request set-header X-Forwarded-Proto http");
        line("http-request set-header X-Forwarded-Port " + balancer.port());
        comment("How the targets are, for people and make stack");
        line("use_backend targets if { hdr(host),field(1,:) -i " + TARGETS_HOST + " }");
        balancer.rules().forEach(this::rule);
        line("default_backend " + name(balancer.otherwise(), balancer.listener()));
    }

    private void rule(Rule rule) {
        text.append(indented(
                notes.about("Rule " + rule.origin() + ", priority " + rule.priority(), List.of(rule.origin()))));
        var names = new StringBuilder();
        for (Condition condition : rule.conditions()) {
            String acl = rule.origin().logicalId() + "-" + condition.field();
            for (String value : condition.values()) {
                line("acl " + acl + " " + match(condition.field(), value));
            }
            names.append(' ').append(acl);
        }
        line("use_backend " + name(rule.action(), rule.origin()) + " if" + names);
    }

    private static String match(String field, String value) {
        return switch (field) {
            case "path-pattern" -> "path " + new PathPattern(value).matcher();
            case "host-header" -> "hdr(host),field(1,:) -i " + new PathPattern(value).matcher();
            default -> "method " + PathPattern.quoted(value);
        };
    }

    private String name(Action action, Origin owner) {
        if (action instanceof Action.Forward forward) {
            return balancer.targetGroups().stream()
                    .filter(group -> group.origin().equals(forward.targetGroup()))
                    .map(HaproxyFile::backend)
                    .findFirst()
                    .orElseThrow();
        }
        String name = "answer-" + owner.logicalId();
        answers.put(name, (Action.Answer) action);
        return name;
    }

    private void backendOf(TargetGroup group) {
        Probe probe = group.probe();
        text.append('\n');
        about("Target group " + group.origin() + " of the tasks " + group.container(), group.origin());
        text.append("backend ").append(backend(group)).append('\n');
        line("option httpchk");
        line("http-check send meth GET uri " + PathPattern.quoted(probe.path()) + " ver HTTP/1.1 hdr Host "
                + group.container() + ":" + group.port());
        line("http-check expect status " + probe.codes());
        line("timeout check " + probe.timeout() + "s");
        line("default-server check inter " + probe.interval() + "s rise " + probe.healthyAfter() + " fall "
                + probe.unhealthyAfter() + " resolvers engine init-addr none");
        if (group.count() > 0) {
            line("server-template " + group.container() + "- " + group.count() + " " + group.container() + ":"
                    + group.port());
        }
    }

    private void answer(String name, Action.Answer answer) {
        section("backend " + name);
        line("http-request return status " + answer.status() + " content-type "
                + PathPattern.quoted(answer.contentType()) + " string " + PathPattern.quoted(answer.body()));
    }

    private void about(String headline, Origin origin) {
        text.append(notes.about(headline, List.of(origin)));
    }

    private void section(String name) {
        text.append("\n").append(name).append('\n');
    }

    private void comment(String words) {
        line("# " + words);
    }

    private void line(String words) {
        text.append("    ").append(words).append('\n');
    }

    private static String indented(String lines) {
        return lines.replaceAll("(?m)^(?=.)", "    ");
    }
}
