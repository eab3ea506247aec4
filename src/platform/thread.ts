import type { Worker } from 'node:worker_threads'

/** Tells a thread of one thing and waits for its one answer; what the thread fails of is thrown. One question at a time. */
export function ask<Answer>(thread: Worker, question: unknown): Promise<Answer> {
  return new Promise((done, fail) => {
    thread.removeAllListeners()
    thread.once('message', done).once('error', fail)
    thread.postMessage(question)
  })
}
