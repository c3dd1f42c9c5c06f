package dks.infra.stage;

import dks.infra.stage.StageConfig.Alerts;
import dks.infra.stage.StageConfig.CustomDomain;
import dks.infra.stage.StageConfig.EdgeConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The small overrides that a person gives by {@code cdk … -c name=value}. Every one is checked before anything is
 * synthesized, and a name that is none is refused, so that a typing error never deploys the default.
 */
public final class Settings {
    private static final TreeSet<String> NAMES = new TreeSet<>(List.of(
            "stage",
            "account",
            "region",
            "zones",
            "cpu",
            "edge",
            "allowedCidrs",
            "domain",
            "certificateArn",
            "hostedZone",
            "uiImage",
            "apiImage",
            "otlpEndpoint",
            "instanceType",
            "spotPercent",
            "officeHours",
            "alarmEmail",
            "alarmWebhook",
            "deployment"));
    /** Settings that make sense for one stage only: two stages cannot share a domain, and who stops one names it. */
    private static final List<String> OF_ONE_STAGE = List.of(
            "zones",
            "edge",
            "allowedCidrs",
            "domain",
            "certificateArn",
            "hostedZone",
            "uiImage",
            "apiImage",
            "instanceType",
            "spotPercent",
            "officeHours",
            "alarmEmail",
            "alarmWebhook",
            "deployment");

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern DOMAIN = Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");
    private static final Pattern HOSTED_ZONE = Pattern.compile("Z[0-9A-Z]{1,31}");
    private static final Pattern CERTIFICATE =
            Pattern.compile("arn:aws[a-z-]*:acm:us-east-1:[0-9]{12}:certificate/[0-9a-f-]{36}");
    /** No port but 443, the only one by which tasks get out, and no user: a template is no place for a password. */
    private static final Pattern COLLECTOR =
            Pattern.compile("https://[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?(?::443)?(?:/[A-Za-z0-9._~-]+)*/?");

    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.)+[A-Za-z]{2,63}");
    /** Without a colon, so that neither an ARN nor a URL is one: a template refers to it by name. */
    private static final Pattern SECRET_NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");

    private static final Pattern CIDR =
            Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})/([0-9]{1,2})");
    /** Wider ranges are nobody's office: a /8 is 16 million addresses. */
    private static final int WIDEST_PREFIX = 8;

    private final Map<String, String> given = new TreeMap<>();

    /**
     * @param context all context of the app; names with {@code :} or {@code /} are the CDK's own and passed over
     * @throws InvalidSettingException for a name that is no setting
     */
    public Settings(Map<String, ?> context) {
        context.forEach((name, value) -> {
            if (name.contains(":") || name.contains("/")) {
                return;
            }
            if (!NAMES.contains(name)) {
                throw new InvalidSettingException(
                        "'" + name + "' is not a setting: use one of " + String.join(", ", NAMES) + ".");
            }
            given.put(name, String.valueOf(value).strip());
        });
    }

    /**
     * The stages to synthesize: the one that is named, or all of them.
     *
     * @throws InvalidSettingException for the first value that cannot be used
     */
    public List<StageConfig> stages() {
        if (!given.containsKey("stage")) {
            OF_ONE_STAGE.stream().filter(given::containsKey).findFirst().ifPresent(name -> {
                throw new InvalidSettingException(
                        name + "=" + given.get(name) + " is for one stage: name it, for example -c stage=dev.");
            });
            return Stages.all().stream().map(this::applyTo).toList();
        }
        return List.of(applyTo(Stages.named(given.get("stage"))));
    }

    private StageConfig applyTo(StageConfig stage) {
        var target = new StageConfig.Target(
                value("account", ACCOUNT, "an AWS account: 12 digits"),
                region(stage),
                given.containsKey("cpu")
                        ? CpuArchitecture.of(given.get("cpu"))
                        : stage.target().cpu(),
                images(),
                value(
                        "otlpEndpoint",
                        COLLECTOR,
                        "the URL of a collector: https on port 443, because nothing else leaves the tasks, and without"
                                + " a user or a query, for example https://otel.example.com"),
                alerts(stage),
                rollout(stage));
        StageConfig changed = stage.with(stage.name(), target, edge(stage))
                .on(new CapacitySettings(given("instanceType"), given("spotPercent")).appliedTo(stage, target.cpu()));
        return given("officeHours").map(OfficeHours::of).map(changed::openAt).orElse(changed);
    }

    private Optional<String> given(String name) {
        return Optional.ofNullable(given.get(name));
    }

    private Region region(StageConfig stage) {
        Region region = Region.named(
                given.getOrDefault("region", stage.target().region().name()));
        return given("zones")
                .map(zones -> region.withZones(zones, stage.network().zones()))
                .orElse(region);
    }

    private Map<String, String> images() {
        var images = new TreeMap<String, String>();
        String digest = "the digest of an image: sha256: and 64 hexadecimal digits, as `docker images --digests` shows";
        value("uiImage", DIGEST, digest).ifPresent(image -> images.put("ui", image));
        value("apiImage", DIGEST, digest).ifPresent(image -> images.put("api", image));
        return images;
    }

    private Alerts alerts(StageConfig stage) {
        if (!stage.operations().alarms()) {
            Stream.of("alarmEmail", "alarmWebhook")
                    .forEach(name ->
                            refuse(name, "goes with a stage that has alarms, and " + stage.name() + " has none"));
        }
        if (given.getOrDefault("alarmWebhook", "").contains("://")) {
            // Not shown again: whoever knows the URL writes into the chat.
            throw new InvalidSettingException(
                    "alarmWebhook is a URL, and whoever knows it writes into your chat: put it"
                            + " into a secret of Secrets Manager and give that secret's name.");
        }
        return new Alerts(
                value("alarmEmail", EMAIL, "an e-mail address, for example ops@example.com"),
                value(
                        "alarmWebhook",
                        SECRET_NAME,
                        "the name of a secret of Secrets Manager, for example dks/alarm-webhook"));
    }

    private Rollout rollout(StageConfig stage) {
        Rollout rollout = given.containsKey("deployment")
                ? Rollout.of(given.get("deployment"))
                : stage.target().rollout();
        if (rollout == Rollout.CANARY && !stage.operations().alarms()) {
            refuse(
                    "deployment",
                    "goes with a stage that has alarms, which judge the new version; " + stage.name() + " has none");
        }
        return rollout;
    }

    private EdgeConfig edge(StageConfig stage) {
        String edge = given.getOrDefault("edge", "cloudfront");
        return switch (edge) {
            case "cloudfront" -> cloudFront((EdgeConfig.CloudFront) stage.edge());
            case "alb" -> publicLoadBalancer(stage);
            default -> throw new InvalidSettingException("edge=" + edge + " is no way in: use cloudfront or alb.");
        };
    }

    private EdgeConfig cloudFront(EdgeConfig.CloudFront edge) {
        refuse("allowedCidrs", "goes with edge=alb only: CloudFront serves everybody, and people sign in");
        refuse(
                "zones",
                "goes with edge=alb only: CloudFront does not reach every zone, and a name does not say which one it is");
        return new EdgeConfig.CloudFront(domain(), edge.firewall());
    }

    private EdgeConfig publicLoadBalancer(StageConfig stage) {
        Stream.of("domain", "certificateArn", "hostedZone")
                .forEach(name -> refuse(name, "goes with edge=cloudfront only: edge=alb is plain HTTP"));
        if (stage.retention().protectedData()) {
            throw new InvalidSettingException("edge=alb has no sign-in and no HTTPS, and stage " + stage.name()
                    + " keeps people's data: use it with -c stage=dev or a preview.");
        }
        if (!given.containsKey("allowedCidrs")) {
            throw new InvalidSettingException("edge=alb needs allowedCidrs, the address ranges that may reach the load"
                    + " balancer, for example -c allowedCidrs=203.0.113.0/24.");
        }
        var cidrs = new ArrayList<String>();
        for (String cidr : given.get("allowedCidrs").split(",", -1)) {
            cidrs.add(checkedCidr(cidr.strip()));
        }
        return new EdgeConfig.PublicLoadBalancer(List.copyOf(new TreeSet<>(cidrs)));
    }

    private Optional<CustomDomain> domain() {
        List<String> names = List.of("domain", "certificateArn", "hostedZone");
        List<String> missing =
                names.stream().filter(name -> !given.containsKey(name)).toList();
        if (missing.size() == names.size()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            throw new InvalidSettingException(
                    "domain, certificateArn and hostedZone go together; missing: " + String.join(", ", missing) + ".");
        }
        return Optional.of(new CustomDomain(
                value("domain", DOMAIN, "a domain name in lower case, for example dks.example.com")
                        .orElseThrow(),
                value(
                                "certificateArn",
                                CERTIFICATE,
                                "the ARN of an ACM certificate in us-east-1, as CloudFront demands")
                        .orElseThrow(),
                value("hostedZone", HOSTED_ZONE, "the id of a Route 53 hosted zone, for example Z0123456789ABCDEFGHIJ")
                        .orElseThrow()));
    }

    private Optional<String> value(String name, Pattern pattern, String what) {
        String value = given.get(name);
        if (value != null && !pattern.matcher(value).matches()) {
            throw new InvalidSettingException(name + "=" + value + " is not " + what + ".");
        }
        return Optional.ofNullable(value);
    }

    private void refuse(String name, String why) {
        if (given.containsKey(name)) {
            throw new InvalidSettingException(name + "=" + given.get(name) + " " + why + ".");
        }
    }

    private static String checkedCidr(String cidr) {
        Matcher parts = CIDR.matcher(cidr);
        if (!parts.matches() || Arrays.stream(new int[] {1, 2, 3, 4}).anyMatch(i -> number(parts, i) > 255)) {
            throw refusedCidr(cidr, "is not an IPv4 address range");
        }
        int prefix = number(parts, 5);
        if (prefix > 32) {
            throw refusedCidr(cidr, "is not an IPv4 address range");
        }
        if (prefix < WIDEST_PREFIX) {
            throw refusedCidr(cidr, "opens the load balancer to the world");
        }
        long address = 0;
        for (int i = 1; i <= 4; i++) {
            address = address << 8 | number(parts, i);
        }
        if ((address & (1L << 32 - prefix) - 1) != 0) {
            throw refusedCidr(cidr, "has bits set beyond its prefix");
        }
        return cidr;
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static InvalidSettingException refusedCidr(String cidr, String why) {
        return new InvalidSettingException("allowedCidrs=" + cidr + " " + why
                + ": give the ranges that need it, for example -c allowedCidrs=203.0.113.0/24 or 198.51.100.7/32.");
    }
}
