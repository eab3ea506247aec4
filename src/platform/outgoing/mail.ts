import { createTransport } from 'nodemailer'
import { Problem } from '../problem.ts'
import { say } from '../words.ts'
import { resolveHost } from './address.ts'
import { text } from './text.ts'

export interface Mail {
  from: string
  to: string
  subject: string
  text: string
}

const patienceMs = 10_000

/** Sends mails one after the other over one connection. */
export interface Mailer {
  /** A recipient that the server will not take is `outgoing.recipient`; whatever else goes wrong concerns the server. */
  send(mail: Mail): Promise<void>
  close(): void
}

/**
 * Opens a mailer for `smtp://user:password@host:port` (STARTTLS where the server offers it) or `smtps://` (TLS at once);
 * `?ignoreTLS=true` for a relay whose certificate nobody signed, `?requireTLS=true` to insist.
 */
export async function openMailer(address: string): Promise<Mailer> {
  const url = new URL(address)
  const secure = url.protocol === 'smtps:'
  const transport = createTransport({
    pool: true,
    maxConnections: 1,
    host: await resolveHost(url.hostname),
    port: Number(url.port) || (secure ? 465 : 25),
    secure,
    ignoreTLS: url.searchParams.get('ignoreTLS') === 'true',
    requireTLS: url.searchParams.get('requireTLS') === 'true',
    tls: { servername: url.hostname },
    ...(url.username && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  })
  return {
    async send(mail) {
      await transport.sendMail({ ...mail, disableFileAccess: true, disableUrlAccess: true }).catch(refuse)
    },
    close: () => transport.close(),
  }
}

/** The server's own words can quote what we sent to sign in; only its code is passed on. */
function refuse(error: { code?: string; responseCode?: number; command?: string }): never {
  const why = [error.code, error.responseCode].filter(Boolean).join(' ')
  const permanent = (error.responseCode ?? 500) >= 500
  if (permanent && error.code === 'EENVELOPE' && error.command !== 'MAIL FROM')
    throw new Problem('invalid', 'outgoing.recipient', say(text.recipient, why))
  const words = error.responseCode ? say(text.refused, why) : say(text.unreachable, why)
  throw new Problem('unavailable', error.responseCode ? 'outgoing.refused' : 'outgoing.unreachable', words)
}
