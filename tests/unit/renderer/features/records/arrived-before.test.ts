import { expect, it } from 'vitest'
import { splitByOpening } from '../../../../../src/renderer/features/records/arrived-before.ts'

const photo = (seenMs: number) => ({ id: String(seenMs), atMs: 0, seenMs })

it('photos that came before a record was opened stand apart, whatever the disk’s clock says, until they are claimed', () => {
  const [early, same, late] = [photo(99), photo(100), photo(101)]
  expect(splitByOpening([early, same, late], 100)).toEqual({ before: [early], since: [same, late] })
  expect(splitByOpening([early, late], null)).toEqual({ before: [], since: [early, late] })
})
