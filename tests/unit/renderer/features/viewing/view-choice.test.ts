import { describe, expect, it } from 'vitest'
import {
  changePane,
  FIRST_VIEW,
  layerOfKey,
  sideBySide,
  toggleSingle,
  visibleLayers,
} from '../../../../../src/renderer/features/viewing/view-choice.ts'
import { LAYERS } from '../../../../../src/shared/imaging/layers.ts'

describe('what the viewing room shows', () => {
  it('is the photo beside its three maps at first', () => {
    expect(visibleLayers(FIRST_VIEW)).toEqual(['photo', 'map.red', 'map.brown', 'map.gray'])
  })

  it('becomes one layer alone and side by side again, with the panes as they were', () => {
    const single = toggleSingle(FIRST_VIEW, 'light.blue')
    expect(visibleLayers(single)).toEqual(['light.blue'])
    expect(visibleLayers(toggleSingle(single, 'photo'))).toEqual(['photo'])
    expect(toggleSingle(single, 'light.blue')).toEqual(FIRST_VIEW)
    expect(sideBySide(single)).toEqual(FIRST_VIEW)
    expect(sideBySide(FIRST_VIEW)).toEqual(FIRST_VIEW)
  })

  it('takes another layer in the pane it was chosen in, and in no other', () => {
    expect(visibleLayers(changePane(FIRST_VIEW, 2, 'diffuse'))).toEqual([
      'photo',
      'map.red',
      'diffuse',
      'map.gray',
    ])
    expect(changePane(FIRST_VIEW, 9, 'diffuse')).toEqual(FIRST_VIEW)
    const single = toggleSingle(FIRST_VIEW, 'photo')
    const changed = changePane(single, 0, 'specular')
    expect(visibleLayers(changed)).toEqual(['specular'])
    expect(sideBySide(changed)).toEqual(FIRST_VIEW)
  })
})

describe('layerOfKey', () => {
  it('gives every layer its number key in their order, 0 the last', () => {
    expect(['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'].map(layerOfKey)).toEqual([...LAYERS])
  })

  it.each(['', 'a', '11', '-1', ' ', 'Enter', '٣', '１', 'F1'])('knows no layer for the key %j', (key) => {
    expect(layerOfKey(key)).toBeNull()
  })
})
