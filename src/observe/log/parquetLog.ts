// An event log as Parquet: one row group for each piece that the run hands on, so that memory stays small.
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { ColumnSource } from "hyparquet-writer";
import type { Program } from "../../compile/program.ts";
import type { EventSink, LogPart } from "./eventLog.ts";
import type { EventRows } from "./eventRows.ts";

type Schema = ConstructorParameters<typeof ParquetWriter>[0]["schema"];
type Data = ColumnSource["data"];

interface Column {
  readonly name: string;
  readonly type: "INT32" | "DOUBLE" | "BOOLEAN" | "STRING" | "DATE";
  /** as long as the rows are many */
  readonly data: (rows: EventRows) => Data;
  /** every row has a value */
  readonly required?: boolean;
}

export class ParquetLog implements EventSink {
  readonly #part: Pick<LogPart, "write">;
  readonly #replication: number;
  #columns: readonly Column[] = [];
  #bytes = new ByteWriter();
  #writer: ParquetWriter | null = null;

  /** @param replication written in every row, so that logs of several runs can lie in one table */
  constructor(part: Pick<LogPart, "write">, replication: number) {
    this.#part = part;
    this.#replication = replication;
  }

  begin(program: Program): void {
    this.#columns = columnsOf(program, this.#replication);
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: [{ name: "root", num_children: this.#columns.length }, ...this.#columns.map(elementOf)],
      createdBy: "pendency",
      kvMetadata: [{ key: "pendency.model", value: program.modelId }],
    });
  }

  rows(rows: EventRows): void {
    const columnData = this.#columns.map(({ name, type, data, required }): ColumnSource => {
      // times are sorted, which readers use to skip row groups; for the others a summary costs more than it saves
      const statistics = required === true && type !== "STRING";
      return { name, data: data(rows), statistics, ...encodingOf(type) };
    });
    void this.#writer!.write({ columnData, rowGroupSize: rows.count });
    this.#flush();
  }

  end(): void {
    void this.#writer!.finish();
    this.#flush();
  }

  /** The writer goes on counting offsets from the beginning of the log. */
  #flush(): void {
    this.#part.write(this.#bytes.getBytes());
    this.#bytes.index = 0;
  }
}

function elementOf({ name, type, required }: Column): Schema[number] {
  const repetition_type = required === true ? "REQUIRED" : "OPTIONAL";
  if (type === "STRING") return { name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type };
  if (type === "DATE") return { name, type: "INT32", converted_type: "DATE", repetition_type };
  return { name, type, repetition_type };
}

/** Said rather than tried out: names recur within a piece, of times hardly two are alike. */
function encodingOf(type: Column["type"]): Pick<ColumnSource, "encoding"> {
  if (type === "STRING") return { encoding: "RLE_DICTIONARY" };
  return type === "BOOLEAN" ? {} : { encoding: "PLAIN" };
}

function columnsOf({ time, groups, classLevels, classCount }: Program, replication: number): Column[] {
  const { startDays } = time;
  const of = <Name extends keyof EventRows>(column: Exclude<Name, "count">) => {
    return (rows: EventRows): Data => {
      const values = rows[column] as unknown as unknown[];
      return values.length === rows.count ? values : values.slice(0, rows.count);
    };
  };
  const dates = (rows: EventRows): Data =>
    Int32Array.from({ length: rows.count }, (_, row) => Math.floor(startDays! + rows.timeDays[row]));
  const levels = groups.map(({ name, levels: all }, group): Column => {
    const byClass = Array.from({ length: classCount }, (_, each) => all[classLevels[each * groups.length + group]]);
    return { name: `group_${name}`, type: "STRING", data: (rows) => inRows(rows, (each) => byClass[each] ?? null) };
  });
  return [
    {
      name: "replication",
      type: "INT32",
      data: ({ count }) => new Int32Array(count).fill(replication),
      required: true,
    },
    { name: "time_days", type: "DOUBLE", data: of("timeDays"), required: true },
    ...(startDays === null ? [] : [{ name: "date", type: "DATE", data: dates, required: true } as const]),
    { name: "event", type: "STRING", data: of("event"), required: true },
    { name: "person", type: "STRING", data: of("person") },
    ...levels,
    { name: "weight", type: "INT32", data: of("weight") },
    { name: "stage", type: "STRING", data: of("stage") },
    { name: "from_stage", type: "STRING", data: of("from") },
    { name: "to_stage", type: "STRING", data: of("to") },
    { name: "cause", type: "STRING", data: of("cause") },
    { name: "clock", type: "STRING", data: of("clock") },
    { name: "resource", type: "STRING", data: of("resource") },
    { name: "initial", type: "BOOLEAN", data: of("initial") },
    { name: "waiting", type: "BOOLEAN", data: of("waiting") },
    { name: "since_days", type: "DOUBLE", data: of("sinceDays") },
    { name: "units_in_use", type: "DOUBLE", data: of("inUse") },
    { name: "units_present", type: "DOUBLE", data: of("present") },
    { name: "slots_offered", type: "DOUBLE", data: of("offered") },
    { name: "slots_used", type: "DOUBLE", data: of("used") },
    { name: "left_behind", type: "DOUBLE", data: of("leftBehind") },
    { name: "cancelled", type: "BOOLEAN", data: of("cancelled") },
  ];
}

function inRows({ count, caseClass }: EventRows, value: (caseClass: number) => string | null): (string | null)[] {
  return Array.from({ length: count }, (_, row) => value(caseClass[row]));
}
