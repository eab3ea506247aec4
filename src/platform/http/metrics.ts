import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export interface Metrics {
  request(route: string, method: string, status: number, ms: number): void
  text(): Promise<string>
}

/** Prometheus figures of this process: requests by route and status, time taken, memory, and the database pool. */
export function createMetrics(pool: () => { total: number; idle: number; waiting: number }): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'landfall_' })
  const labelNames = ['route', 'method', 'status'] as const
  const requests = new Counter({
    name: 'landfall_requests_total',
    help: 'Requests answered',
    labelNames,
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'landfall_request_seconds',
    help: 'Time to answer',
    labelNames: ['route'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const connections = new Gauge({
    name: 'landfall_database_connections',
    help: 'Connections of the pool',
    labelNames: ['state'] as const,
    registers: [registry],
    collect() {
      for (const [state, value] of Object.entries(pool())) this.set({ state }, value)
    },
  })
  void connections
  return {
    request(route, method, status, ms) {
      requests.inc({ route, method, status })
      seconds.observe({ route }, ms / 1000)
    },
    text: () => registry.metrics(),
  }
}
