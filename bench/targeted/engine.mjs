// Events per second of the straight engine and of the kernel on one server with one line, in turns. Build first
// (npm run build); prints a line a round.
//   node bench/targeted/engine.mjs [CUSTOMERS]
import { simulateFast } from "../../dist/simulate/fast/run.js";
import { simulate } from "../../dist/simulate/individual/run.js";
import { benchProgram } from "../peers/benchProgram.mjs";

const program = benchProgram("mm1", Number(process.argv[2] ?? 500_000));
const engines = { straight: simulate, kernel: simulateFast };

for (let round = 0; round < 3; round++) {
  for (const [name, engine] of Object.entries(engines)) {
    const start = process.cpuUsage();
    const { events } = engine(program, { seed: 1, replication: round, recorders: [] });
    const { user, system } = process.cpuUsage(start);
    const seconds = (user + system) / 1e6;
    console.log(
      `${name}: ${events} events in ${seconds.toFixed(2)} s, ${(events / seconds / 1e6).toFixed(2)} M events/s`,
    );
  }
}
