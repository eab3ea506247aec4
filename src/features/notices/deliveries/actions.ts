import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/open.ts'
import { openMailer } from '#platform/outgoing/mail.ts'
import { postJson } from '#platform/outgoing/webhook.ts'
import { Problem } from '#platform/problem.ts'
import { inLanguage, type Language, say } from '#platform/words.ts'
import { noticeLine, publicLine } from '../actions.ts'
import { bundled, messageText, pauseAfter, robotAddress, robotBody, robotRefusal } from './model.ts'
import {
  channelById,
  dueChannels,
  emailOf,
  markChannel,
  markFailed,
  markSent,
  type OpenChannel,
  type Outgoing,
  takeDue,
} from './store.ts'
import { text } from './text.ts'

const mostAtOnce = 200

/** Sends what is due on every channel. Channels do not wait for each other, and nobody's inbox waits for a channel. */
export async function deliverAll(db: Db): Promise<void> {
  await Promise.all((await dueChannels(db)).map((channel) => deliver(db, channel)))
}

interface Message {
  to: string
  language: Language
  parts: (Outgoing & { line: string })[]
}

/** Sends the channel's due messages, some together. A recipient who is refused is one failure; a server that is away ends the run. */
async function deliver(db: Db, channel: OpenChannel): Promise<void> {
  const messages = messagesOf(channel, await takeDue(db, channel, mostAtOnce))
  const line = await openLine(channel).catch((error: unknown) => ({
    send: () => Promise.reject(error),
    close: () => {},
  }))
  let broken: string | null = null
  for (const message of messages) {
    const problem: string | null = broken ?? (await attempt(line, message))
    if (problem === null)
      await markSent(
        db,
        channel,
        message.parts.map((part) => part.about),
      )
    else await markFailed(db, channel, failures(message), problem)
    if (problem !== null && !isRecipient(problem)) broken = problem
  }
  line.close()
  if (broken !== null) await markChannel(db, channel, broken)
}

/** Tries a channel out with a word to whoever asks; answers what went wrong, as a Problem. */
export async function sendTest({ db, me, language }: Context, channelId: string): Promise<void> {
  const channel = await channelById(db, me.tenant_id, channelId)
  const to = channel?.kind === 'smtp' ? await emailOf(db, me.tenant_id, me.member_id) : ''
  if (!channel) return
  if (channel.kind === 'smtp' && to === '') throw new Problem('invalid', 'channel.no_address', text.no_address)
  const line = await openLine(channel)
  const words = inLanguage(text.test, language)
  await line.send(to, words, words).finally(() => line.close())
}

function messagesOf(channel: OpenChannel, due: Outgoing[]): Message[] {
  if (channel.kind !== 'smtp') {
    const { language } = channel
    const parts = due.map((part) => ({ ...part, line: publicLine(part, part.project_name, language) }))
    return bundled(parts).map((bundle) => ({ to: '', language, parts: bundle }))
  }
  const parts = due.map((part) => ({ ...part, line: noticeLine(part, part.project_name, part.language) }))
  const byReader = [...Map.groupBy(parts, (part) => part.email).values()]
  return byReader.map((own) => ({ to: own[0]!.email, language: own[0]!.language, parts: own }))
}

interface Line {
  send(to: string, subject: string, words: string): Promise<void>
  close(): void
}

async function openLine(channel: OpenChannel): Promise<Line> {
  if (channel.kind !== 'smtp') return { send: (_to, _subject, words) => postToRobot(channel, words), close: () => {} }
  const mailer = await openMailer(channel.address)
  return {
    send: (to, subject, words) => mailer.send({ from: channel.sender, to, subject, text: words }),
    close: () => mailer.close(),
  }
}

async function postToRobot({ kind, address, secret }: OpenChannel, words: string): Promise<void> {
  const refusal = robotRefusal(await postJson(robotAddress(kind, address, secret, Date.now()), robotBody(words)))
  if (refusal !== null) throw new Problem('unavailable', 'outgoing.refused', say(text.robot_refused, refusal))
}

/** Null when it went through, else what went wrong: a Problem's code and words, never an address. */
async function attempt(line: Line, { to, language, parts }: Message): Promise<string | null> {
  const lines = parts.map((part) => part.line)
  const subject = lines.length === 1 ? lines[0]! : inLanguage(say(text.subject, lines.length), language)
  try {
    await line.send(to, subject, `${inLanguage(text.greeting, language)}\n${messageText(lines)}`)
    return null
  } catch (error) {
    return error instanceof Problem ? `${error.code}: ${error.words[0]}` : 'unexpected'
  }
}

const isRecipient = (problem: string) => problem.startsWith('outgoing.recipient')

function failures({ parts }: Message) {
  return parts.map(({ about, attempts }) => ({ about, pause: pauseAfter(attempts) }))
}
