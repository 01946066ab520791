import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export interface Metrics {
  registry: Registry;
  callbacks: Counter<'platform' | 'outcome'>;
  refusals: Counter<'platform' | 'reason'>;
  requests: Histogram<'route' | 'status'>;
  backlog: Gauge<'queue'>;
}

/** Prometheus metrics, one registry per app so that tests do not share counters. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    callbacks: new Counter({
      name: 'lianke_callbacks_total',
      help: 'Platform callbacks by outcome',
      labelNames: ['platform', 'outcome'],
      registers: [registry],
    }),
    refusals: new Counter({
      name: 'lianke_callbacks_refused_total',
      help: 'Refused callbacks by reason',
      labelNames: ['platform', 'reason'],
      registers: [registry],
    }),
    requests: new Histogram({
      name: 'lianke_http_request_seconds',
      help: 'HTTP answers',
      labelNames: ['route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5],
      registers: [registry],
    }),
    backlog: new Gauge({ name: 'lianke_backlog_rows', help: 'Rows waiting', labelNames: ['queue'], registers: [registry] }),
  };
}
