import { describe, expect, it } from 'vitest'
import { NO_PROMPT, promptAfter } from '../../../../../src/renderer/features/capture/held-prompt.ts'
import type { CapturePrompt } from '../../../../../src/shared/imaging/capture-prompts.ts'

/** What is shown after checks a tenth of a second apart. */
const shown = (prompts: readonly (CapturePrompt | null)[]): readonly (CapturePrompt | null)[] => {
  let held = NO_PROMPT
  return prompts.map((prompt, index) => {
    held = promptAfter(held, prompt, 100 * index)
    return held.prompt
  })
}

describe('the line for the patient', () => {
  it('changes when something has been the most urgent for a while', () => {
    expect(shown(['closer', 'closer', 'closer', 'closer'])).toEqual([null, null, null, 'closer'])
    expect(shown([...Array<'closer'>(4).fill('closer'), null, null, null, null])).toEqual([
      null,
      null,
      null,
      'closer',
      'closer',
      'closer',
      'closer',
      null,
    ])
  })

  it('does not flicker between two', () => {
    const settled = Array<'closer'>(4).fill('closer')
    const flicker = ['focus', 'closer', 'focus', 'closer', 'hold-still', 'focus', 'focus'] as const
    expect(new Set(shown([...settled, ...flicker]).slice(3))).toEqual(new Set(['closer']))
  })
})
