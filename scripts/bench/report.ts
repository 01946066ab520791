/** One line per figure, in the form the whole project uses: R ≥ 1 means as good as the baseline or better. */
export function reportRate(name: string, ours: number, baseline: number): void {
  console.log(`BENCH ${name} ${ours.toFixed(0)} per_s baseline ${baseline.toFixed(0)} ratio ${(ours / baseline).toFixed(2)}`);
}

export function reportLatency(name: string, ours: number, baseline: number): void {
  console.log(`BENCH ${name} ${ours.toFixed(1)} ms baseline ${baseline.toFixed(1)} ratio ${(baseline / ours).toFixed(2)}`);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
