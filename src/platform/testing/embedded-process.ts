import { startEmbedded } from '../db/embedded.ts'

// Runs the database of the data folder given, for tests that kill its process or run it as somebody else.
const { url, stop } = await startEmbedded(process.argv[2] ?? '')
process.once('SIGTERM', async () => {
  await stop()
  process.exit(0)
})
setInterval(() => {}, 60_000)
console.log(url)
