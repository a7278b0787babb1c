/**
 * Seeded random numbers. The generator is sfc32 (Chris Doty-Humphrey's PractRand, public domain; 128-bit state,
 * passes its own battery), its state filled by splitmix32 from the seed and a label. One seed gives the same
 * numbers on every machine; `fork` gives an independent stream, so that a new draw in one part of the simulator
 * leaves every other part as it was.
 */
export interface Random {
  /** In [0, 1), 32 bits. */
  next(): number
  uniform(from: number, to: number): number
  /** Uniform in the logarithm; both ends positive. */
  logUniform(from: number, to: number): number
  normal(mean: number, standardDeviation: number): number
  /** A whole number in [from, to], both ends included. */
  integer(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(options: readonly [T, ...T[]]): T
  fork(label: string): Random
}

function splitmix32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
}

/** FNV-1a over the label's UTF-16 units, started from the seed. */
function hashLabel(seed: number, label: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0
  for (let i = 0; i < label.length; i++) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193) >>> 0
  return hash
}

export function createRandom(seed: number, label = ''): Random {
  const fill = splitmix32(hashLabel(Math.imul(seed, 0x2545f491) ^ Math.floor(seed / 0x100000000), label))
  // In an array, where 32 bits are as quickly changed as read; a variable of a closure is not.
  const state = Int32Array.of(fill(), fill(), fill(), 1)

  function next(): number {
    const a = state[0] as number
    const b = state[1] as number
    const c = state[2] as number
    const counter = state[3] as number
    const sum = (a + b + counter) | 0
    state[0] = b ^ (b >>> 9)
    state[1] = c + (c << 3)
    state[2] = ((c << 21) | (c >>> 11)) + sum
    state[3] = counter + 1
    return (sum >>> 0) / 0x100000000
  }
  for (let i = 0; i < 12; i++) next()

  const uniform = (from: number, to: number): number => from + (to - from) * next()
  return {
    next,
    uniform,
    logUniform: (from, to) => Math.exp(uniform(Math.log(from), Math.log(to))),
    normal: (mean, standardDeviation) =>
      mean + standardDeviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    integer: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick: (options) => options[Math.floor(next() * options.length)] ?? options[0],
    fork: (child) => createRandom(seed, `${label}/${child}`),
  }
}
