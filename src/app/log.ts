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
    lasting(),
  )
}

/** A log that cannot be written, to a full disk for one, must not take the server with it: it is caught up with later, as far as this holds. */
function lasting() {
  return pino.destination({ dest: 2, sync: true, maxLength: 1024 * 1024 }).on('error', () => {})
}
