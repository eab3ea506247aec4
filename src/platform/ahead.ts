/** Makes the next one while the one before is worked on. */
export async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let coming = source.next()
  try {
    for (;;) {
      const here = await coming
      if (here.done) return
      coming = source.next()
      coming.catch(() => {})
      yield here.value
    }
  } finally {
    await source.return(undefined)
  }
}
