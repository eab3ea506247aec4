/** Chance that can be repeated: the same seed gives the same county. */
export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number
  /** A whole number from..to, both included. */
  whole(from: number, to: number): number
  pick<T>(items: readonly T[]): T
  /** An item by weight; weights need not add up to anything. */
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T
  yes(probability: number): boolean
  /** Many small and a few very large, as amounts of investment are: around `middle`, three quarters within a factor of `spread`. */
  skewed(middle: number, spread: number): number
}

/** mulberry32: 32 bits of state are plenty for a county that does not exist. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(items: readonly T[]): T => items[whole(0, items.length - 1)] as T
  return {
    next,
    whole,
    pick,
    weighted(items) {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [item, weight] of items) {
        left -= weight
        if (left < 0) return item
      }
      return items.at(-1)![0]
    },
    yes: (probability) => next() < probability,
    skewed(middle, spread) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
      return middle * spread ** (normal / 1.15)
    },
  }
}
