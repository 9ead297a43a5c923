// DuckDB, an optional dependency: opened on a file of its own, with a limit on its memory and a folder to spill to.
import { join } from "node:path";
import { refuseUsage } from "../../errors.ts";

type Row = Readonly<Record<string, string | number | null | readonly number[]>>;

export interface Engine {
  /** a folder for its working files, and for others' */
  readonly folder: string;
  run(sql: string): Promise<void>;
  rows(sql: string): Promise<readonly Row[]>;
  close(): void;
}

interface EngineLimits {
  readonly memoryMB: number;
  /** 0: as many as the machine has */
  readonly threads: number;
}

/** The part of the package that is used; the package may be absent, so its types cannot be imported. */
interface DuckDB {
  readonly DuckDBInstance: {
    create(path: string, options: Record<string, string>): Promise<Instance>;
  };
}
interface Instance {
  connect(): Promise<Connection>;
  closeSync(): void;
}
interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowObjectsJS(): Record<string, unknown>[] }>;
  closeSync(): void;
}

const packageName = "@duckdb/node-api";

export async function findDuckDB(): Promise<DuckDB | null> {
  try {
    return (await import(packageName)) as DuckDB;
  } catch {
    return null;
  }
}

/**
 * @param folder where the working database and what it spills are kept
 * @throws PendencyError when the package is not installed
 */
export async function openEngine(folder: string, { memoryMB, threads }: EngineLimits): Promise<Engine> {
  const duckdb = await findDuckDB();
  if (duckdb === null) {
    const hint = `it is an optional dependency: npm install ${packageName}@1.5.5-r.5`;
    return refuseUsage(
      "facts import eoir",
      `the package ${packageName}, which reads the files`,
      "no such package",
      hint,
    );
  }
  const instance = await duckdb.DuckDBInstance.create(join(folder, "work.duckdb"), {
    memory_limit: `${memoryMB}MB`,
    temp_directory: join(folder, "spill"),
    ...(threads > 0 ? { threads: String(threads) } : {}),
  });
  const connection = await instance.connect();
  // nothing but the files named in queries, no download of anything
  await connection.run("set autoinstall_known_extensions = false; set autoload_known_extensions = false");
  return {
    folder,
    run: async (sql) => {
      await connection.run(sql).catch((error: unknown) => tellLimits(error, memoryMB));
    },
    rows: async (sql) => {
      const result = await connection.runAndReadAll(sql).catch((error: unknown) => tellLimits(error, memoryMB));
      return result.getRowObjectsJS().map(plainRow);
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** What a person can do something about; anything else is a defect and is passed on. */
function tellLimits(error: unknown, memoryMB: number): never {
  const message = error instanceof Error ? error.message : String(error);
  if (/^Out of Memory/i.test(message)) {
    const isDisk = /disk|temp|max_temp_directory_size/i.test(message) && /full|space/i.test(message);
    const hint = isDisk ? "make room on the disk of --out" : "allow more with --memory";
    return refuseUsage(
      "facts import eoir",
      `${memoryMB} MB of memory for the engine, and room on the disk, to be enough`,
      "too little",
      hint,
    );
  }
  if (/No space left|could not write/i.test(message)) {
    return refuseUsage("facts import eoir", "room on the disk of --out", "a full disk", "nothing was imported");
  }
  throw error;
}

function plainRow(row: Record<string, unknown>): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)])) as Row;
}

function plainValue(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  return Array.isArray(value) ? value.map(plainValue) : value;
}

/** A text as a literal of SQL. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
