#!/usr/bin/env bash
# Starts both images with and without their AOT caches, turn by turn, and writes Markdown: time and processor time to the
# first good answer, memory idle and under load, layers. Needs what `make images` leaves, a postgres:17 image, and curl.
# The limits are those of dev's tasks; half a core is what two of them have on a t4g.small when both are busy.
set -euo pipefail
docker=${CDK_DOCKER:-docker}
rounds=${ROUNDS:-5}
cores=${CORES:-0.5}
network=dks-image-bench
trap 'remove bench-ui bench-api bench-database; $docker network rm $network >/dev/null 2>&1 || true' EXIT

remove() { $docker rm --force "$@" >/dev/null 2>&1 || true; }

start() { # start NAME IMAGE MEMORY PORT CACHE OPTION...
  local name=$1 image=$2 memory=$3 port=$4 cache=$5
  shift 5
  local arguments=(@java.options -jar quarkus-run.jar)
  [ "$cache" = no ] || arguments=(@java.options @aot/java.options -jar quarkus-run.jar)
  remove "$name"
  $docker run --detach --name "$name" --network $network --memory "$memory" --memory-swap "$memory" --cpus "$cores" --read-only \
    --tmpfs /tmp --publish "127.0.0.1:$port:$port" "$@" --entrypoint /opt/jre/bin/java "$image" "${arguments[@]}" >/dev/null
}

answers() { until curl --silent --fail --output /dev/null "$1"; do sleep 0.02; done; }

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

# A container is one process here, so the kernel's figures of that process are the container's.
of_process() { cat "/proc/$($docker inspect --format '{{.State.Pid}}' "$1")/$2"; }

used() { # used NAME: processor time in ms
  of_process "$1" stat | awk -v ticks="$(getconf CLK_TCK)" '{ print int(($14 + $15) * 1000 / ticks) }'
}

memory() { # memory NAME: MiB that are its own; pages of files, the AOT cache's among them, the kernel can drop
  of_process "$1" status | awk '$1 == "RssAnon:" { printf "%d\n", $2 / 1024 }'
}

median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

measure() { # measure NAME IMAGE MEMORY PORT PAGE OPTION...
  local name=$1 image=$2 memory=$3 port=$4 page=$5 cache round began
  shift 5
  local folder
  folder=$(mktemp -d)
  for round in $(seq "$rounds"); do
    for cache in yes no; do
      began=$(milliseconds)
      start "$name" "$image" "$memory" "$port" $cache "$@"
      answers "http://127.0.0.1:$port$page"
      echo $(($(milliseconds) - began)) >>"$folder/$cache.time"
      used "$name" >>"$folder/$cache.used"
      memory "$name" >>"$folder/$cache.idle"
      curl --silent --output /dev/null --parallel --parallel-max 32 "http://127.0.0.1:$port$page?round=[1-3000]" 2>/dev/null
      memory "$name" >>"$folder/$cache.load"
    done
  done
  for cache in yes no; do
    echo "| $image | $cache | $(median <"$folder/$cache.time") | $(median <"$folder/$cache.used") | $(median <"$folder/$cache.idle") | $(median <"$folder/$cache.load") |"
  done
  rm -r "$folder"
}

$docker network create $network >/dev/null
$docker run --detach --name bench-database --network $network --env POSTGRES_USER=dks --env POSTGRES_PASSWORD=bench --env POSTGRES_DB=dks \
  postgres:17 >/dev/null
sleep 5
echo '| image | AOT cache | start to first good answer, ms | processor time, ms | memory then, MiB | after 3,000 requests, MiB |'
echo '|---|---|--:|--:|--:|--:|'
measure bench-api dks-api 384m 8080 /api/posts --env DB_HOST=bench-database --env PGPORT=5432 --env DB_NAME=dks --env DB_ROLE_NAME=dks \
  --env DB_ROLE_PASSWORD=bench --env DKS_SIGN_IN=off
measure bench-ui dks-ui 256m 3000 / --env KNOWLEDGE_SHARE_API=http://bench-api:8080 --env PUBLIC_BASE_URL=http://localhost:3000 \
  --env DKS_SIGN_IN=off
for image in dks-api dks-ui; do
  echo
  echo "| $image: layer | MB | MB compressed |"
  echo '|---|--:|--:|'
  container=$($docker create "$image")
  for path in /opt/jre /app/lib /app/quarkus /app/app /app/sbom.json /app/aot; do
    echo "| \`$path\` | $($docker cp "$container:$path" - | wc -c | awk '{ printf "%.1f", $1 / 1e6 }') | $($docker cp "$container:$path" - | gzip | wc -c | awk '{ printf "%.1f", $1 / 1e6 }') |"
  done
  remove "$container"
done
