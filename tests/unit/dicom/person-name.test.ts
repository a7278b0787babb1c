import { describe, expect, it } from 'vitest'
import { personName } from '../../../src/main/dicom/person-name.ts'

describe('a name in DICOM', () => {
  it.each([
    ['王小东', 'Wang^Xiaodong=王^小东'],
    ['欧阳小梅', 'Ouyang^Xiaomei=欧阳^小梅'],
    ['单雄', 'Shan^Xiong=单^雄'],
    ['李', 'Li=李'],
    ['张\u3000三', 'Zhang^San=张^三'],
    ['欧阳 小梅', 'Ouyang^Xiaomei=欧阳^小梅'],
    ['阿卜杜拉·买买提', 'Abudula Maimaiti=阿卜杜拉·买买提'],
    ['Anna Müller', 'Anna Müller'],
    ['Müller, Anna Maria', 'Müller^Anna Maria'],
    ['A^B=C\\D', 'A B C/D'],
  ])('%s', (name, written) => {
    expect(personName(name)).toBe(written)
  })

  it('is cut where a group ends, at a whole character', () => {
    expect(Array.from(personName(`${'𝒜'.repeat(80)}, B`))).toHaveLength(64)
  })
})
