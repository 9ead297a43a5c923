// Where a queue's jobs lie: in a Redis or a PostgreSQL, named by its address.
import { refuseUsage } from "../../errors.ts";

export interface QueueAddress {
  readonly kind: "redis" | "postgres";
  readonly url: string;
}

/** With what named it, for messages. */
export interface NamedAddress {
  readonly address: QueueAddress;
  readonly called: string;
}

/** As options or environment give them. */
interface QueueOptions {
  readonly redis?: string;
  readonly postgres?: string;
}

const examples = "such as --redis redis://queue.example:6379 or --postgres postgres://user@queue.example/jobs";

/**
 * @param environment counts where no option is given: an address with a password is better not seen in a list of
 *   processes
 * @throws PendencyError (usage) when there is none, or two
 */
export function queueAddress(
  { redis, postgres }: QueueOptions,
  environment: Readonly<Record<string, string | undefined>>,
): NamedAddress {
  if (redis !== undefined && postgres !== undefined) {
    refuseUsage("--redis, --postgres", "the address of one of them", "both", "jobs lie in one place: leave one out");
  }
  if (redis !== undefined) return checked({ kind: "redis", url: redis }, "--redis");
  if (postgres !== undefined) return checked({ kind: "postgres", url: postgres }, "--postgres");
  const { PENDENCY_REDIS: ofRedis, PENDENCY_POSTGRES: ofPostgres } = environment;
  if ((ofRedis ?? "") !== "" && (ofPostgres ?? "") !== "") {
    refuseUsage("PENDENCY_REDIS, PENDENCY_POSTGRES", "one of them in the environment", "both", examples);
  }
  if (ofRedis !== undefined && ofRedis !== "") return checked({ kind: "redis", url: ofRedis }, "PENDENCY_REDIS");
  if (ofPostgres !== undefined && ofPostgres !== "") {
    return checked({ kind: "postgres", url: ofPostgres }, "PENDENCY_POSTGRES");
  }
  return refuseUsage("--redis, --postgres", "the address of the Redis or PostgreSQL that holds jobs", "none", examples);
}

const schemes = { redis: ["redis:", "rediss:"], postgres: ["postgres:", "postgresql:"] };

/** A Redis on a socket is named by the socket's path. */
function checked(address: QueueAddress, called: string): NamedAddress {
  const { kind, url } = address;
  if (kind === "redis" && url.startsWith("/")) return { address, called };
  // an address of PostgreSQL on a socket has no host, which URL refuses
  const scheme = /^[a-z]+:(?=\/\/)/.exec(url)?.[0];
  const isWhole = kind === "postgres" || URL.canParse(url);
  if (scheme !== undefined && schemes[kind].includes(scheme) && isWhole) return { address, called };
  const expected =
    kind === "redis" ? "redis://host:port, rediss://host:port or a socket's path" : "postgres://user@host/database";
  return refuseUsage(called, expected, url === "" ? "nothing" : `"${shownAddress(address)}"`, examples);
}

/** The address without a password. */
export function shownAddress({ url }: QueueAddress): string {
  return url.replace(/(:\/\/[^/@]*?):[^@/]*@/, "$1:…@").replace(/([?&]password=)[^&]*/, "$1…");
}

/** The option that names the same place again. */
export function addressOption(address: QueueAddress): string {
  return `--${address.kind} ${shownAddress(address)}`;
}

export const nameOf = ({ kind }: QueueAddress): string => (kind === "redis" ? "Redis" : "PostgreSQL");
