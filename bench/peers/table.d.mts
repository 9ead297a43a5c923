export interface Contender {
  id: string;
  peer: string;
  workload: string;
  size: string;
  missing?: boolean;
  howTo?: string;
}
export interface BenchRun {
  id: string;
  peer: string;
  workload: string;
  Mev_s: number;
  mean: number | null;
  rssMB: number;
}
export interface Row {
  id: string;
  peer: string;
  workload: string;
  size: string;
  note?: string;
  Mev_s?: number;
  mean?: number | null;
  rssMB?: number;
  ratio?: number;
  rounds?: number;
}
export function median(numbers: readonly number[]): number;
export function summarise(contenders: readonly Contender[], runs: readonly BenchRun[], own: string): Row[];
export function markdown(rows: readonly Row[]): string;
export function meanTimeInSystem(servers: number, load: number): number;
