import { on } from 'node:events'
import type { Worker } from 'node:worker_threads'

/** Tells a thread of one thing and waits for its one answer; what the thread fails of is thrown. One question at a time. */
export function ask<Answer>(thread: Worker, question: unknown): Promise<Answer> {
  return new Promise((done, fail) => {
    thread.removeAllListeners()
    thread.once('message', done).once('error', fail)
    thread.postMessage(question)
  })
}

/**
 * Asks a thread the same again and again and tells its answers. So many questions are open at once that it need not wait while an
 * answer of it is dealt with here.
 */
export async function* askOn<Answer>(thread: Worker, question: unknown, open: number): AsyncGenerator<Answer> {
  thread.on('error', () => {}) // thrown where the answers are told, and nobody's any more when they are not
  const answers = on(thread, 'message') as AsyncIterable<[Answer]>
  for (let asked = 0; asked < open; asked++) thread.postMessage(question)
  for await (const [answer] of answers) {
    thread.postMessage(question)
    yield answer
  }
}
