package dks.infra.stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the templates need to know of an AWS Region and cannot ask for without credentials.
 *
 * @param name the Region's code, for example {@code us-east-1}
 * @param cloudFrontPrefixList id of the AWS-managed prefix list {@code com.amazonaws.global.cloudfront.origin-facing},
 *     the addresses from which CloudFront calls an origin
 * @param zones Availability Zones, in the table three by id. Ids and not names, because a name ({@code us-east-1a}) is
 *     another zone in every account, and CloudFront VPC origins do not reach use1-az3
 */
public record Region(String name, String cloudFrontPrefixList, List<String> zones) {

    /** The Region of a stage when none is asked for. */
    public static final String DEFAULT = "us-east-1";

    private static final Pattern ZONE_NAME = Pattern.compile("[a-z]{2}(?:-[a-z]+)+-[0-9]+[a-z]");
    private static final Map<String, Region> KNOWN = new TreeMap<>();

    // Prefix list ids: `aws ec2 describe-managed-prefix-lists` in each Region; they never change. Zones: those that
    // the documentation of CloudFront VPC origins does not exclude.
    static {
        known("ap-southeast-1", "pl-31a34658", "apse1-az1", "apse1-az2", "apse1-az3");
        known("ap-southeast-2", "pl-b8a742d1", "apse2-az1", "apse2-az2", "apse2-az3");
        known("eu-central-1", "pl-a3a144ca", "euc1-az1", "euc1-az2", "euc1-az3");
        known("eu-north-1", "pl-fab65393", "eun1-az1", "eun1-az2", "eun1-az3");
        known("eu-west-1", "pl-4fa04526", "euw1-az1", "euw1-az2", "euw1-az3");
        known("eu-west-2", "pl-93a247fa", "euw2-az1", "euw2-az2", "euw2-az3");
        known("us-east-1", "pl-3b927c52", "use1-az1", "use1-az2", "use1-az4");
        known("us-east-2", "pl-b6a144df", "use2-az1", "use2-az2", "use2-az3");
        known("us-west-2", "pl-82a045eb", "usw2-az1", "usw2-az2", "usw2-az3");
    }

    private static void known(String name, String prefixList, String... zoneIds) {
        KNOWN.put(name, new Region(name, prefixList, List.of(zoneIds)));
    }

    /**
     * Finds a Region by its code.
     *
     * @throws InvalidSettingException if the table does not hold it
     */
    public static Region named(String name) {
        Region region = KNOWN.get(name);
        if (region == null) {
            throw new InvalidSettingException("region=" + name + " is not in the table of Regions: use one of "
                    + String.join(", ", new ArrayList<>(KNOWN.keySet())) + ", or add it to Region.java.");
        }
        return region;
    }

    /** Whether the zone is said by its name ({@code us-east-1a}) and not by its id ({@code use1-az1}). */
    public static boolean isZoneName(String zone) {
        return ZONE_NAME.matcher(zone).matches();
    }

    /**
     * This Region with the zones that a person names.
     *
     * @param names zones by name, separated by commas
     * @param count how many there have to be
     * @throws InvalidSettingException if they are not so many different zones of this Region
     */
    Region withZones(String names, int count) {
        List<String> named =
                Arrays.stream(names.split(",", -1)).map(String::strip).toList();
        Pattern here = Pattern.compile(Pattern.quote(name) + "[a-z]");
        if (named.size() != count
                || named.stream().distinct().count() != count
                || !named.stream().allMatch(here.asMatchPredicate())) {
            throw new InvalidSettingException("zones=" + names + " is not " + count + " zones of " + name
                    + " by name: `aws ec2 describe-availability-zones --region " + name
                    + "` lists them, for example zones="
                    + Stream.of("a", "b", "c").limit(count).map(name::concat).collect(Collectors.joining(",")) + ".");
        }
        return new Region(name, cloudFrontPrefixList, named);
    }
}
