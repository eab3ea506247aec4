import pino, { type Logger } from 'pino'

/** One JSON line an entry on stderr, so that stdout stays for data. What could open a door is never written. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['*.password', '*.secret', '*.token', '*.authorization', '*.cookie', 'err.config', 'err.headers'],
    },
    pino.destination({ dest: 2, sync: true }),
  )
}
