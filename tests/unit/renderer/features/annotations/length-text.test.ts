import { describe, expect, it } from 'vitest'
import { lengthText } from '../../../../../src/renderer/features/annotations/length-text.ts'
import { TEXTS } from '../../../../../src/renderer/i18n/languages.ts'
import type { AnnotationShape } from '../../../../../src/shared/domain/annotation.ts'

const length: AnnotationShape = {
  kind: 'length',
  colour: 'blue',
  from: { x: 10, y: 10 },
  to: { x: 70, y: 90 },
}
const { annotations: en } = TEXTS.en
const { annotations: zh } = TEXTS['zh-CN']

describe('how long a length is', () => {
  it('is said in millimetres where the scale is known, and as an estimate', () => {
    expect(lengthText(length, 8, en)).toBe('≈ 12.5 mm')
    expect(lengthText(length, 8, zh)).toBe('约 12.5 毫米')
    expect(lengthText(length, 0.5, en)).toBe('≈ 200 mm')
  })

  it('is said in pixels of the photo where it is not', () => {
    expect(lengthText(length, null, en)).toBe('100 px')
    expect(lengthText(length, null, zh)).toBe('100 像素')
  })

  it('is said of nothing else', () => {
    expect(lengthText({ ...length, kind: 'arrow' }, 8, en)).toBeNull()
  })
})
