import { describe, expect, it } from 'vitest'
import { commandOf } from '../../../scripts/evaluation/evaluate.ts'

describe('the command that an evaluation names', () => {
  const usual = { pictures: 144, size: 160, faces: 36, firstSeed: 5_000_000, domain: 'held-out' } as const

  it('leaves out what is so anyway', () => {
    expect(commandOf(usual)).toBe('npm run evaluate -- --pictures 144 --size 160 --faces 36')
  })

  it('names other pictures and other physics', () => {
    expect(commandOf({ ...usual, firstSeed: 3_900_000, domain: 'training' })).toBe(
      'npm run evaluate -- --pictures 144 --size 160 --faces 36 --first-seed 3900000 --domain training',
    )
  })
})
