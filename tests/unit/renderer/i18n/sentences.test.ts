import { describe, expect, it } from 'vitest'
import { sentences } from '../../../../src/renderer/i18n/sentences.ts'

describe('sentences one after another', () => {
  it('have a blank between them, but none behind a full stop as wide as a character', () => {
    expect(sentences('It waits.', 'Nobody answers.')).toBe('It waits. Nobody answers.')
    expect(sentences('等待再次发送。', '归档没有应答。')).toBe('等待再次发送。归档没有应答。')
  })

  it('are those that say something', () => {
    expect(sentences('', 'It waits.', '', '')).toBe('It waits.')
    expect(sentences('', '')).toBe('')
    expect(sentences()).toBe('')
  })
})
