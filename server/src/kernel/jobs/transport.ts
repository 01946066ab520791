import type { Lane } from './define-job.ts';

export interface AnnouncedJob {
  id: string;
  lane: Lane;
  /** Epoch ms; not before then. */
  runAt: number;
}

/**
 * Carries job ids to a process that runs them. The `jobs` table is the truth: an id may be carried twice (the claim decides) or lost
 * (the sweeper announces it again). Must mean the same on every implementation; see test/conformance/jobs.
 */
export interface JobTransport {
  announce(jobs: readonly AnnouncedJob[]): Promise<void>;
  /** From now on calls `run` for announced ids when due, several at a time per lane. `run` never rejects. */
  start(run: (jobId: string) => Promise<void>): Promise<void>;
  /** Takes no new ids and resolves when the running ones have ended. */
  stop(): Promise<void>;
}

/** How many jobs of a lane one process runs at a time. */
export const laneConcurrency: Record<Lane, number> = { urgent: 8, default: 6, bulk: 2 };
