import { describe, expect, it } from 'vitest'
import {
  changePane,
  comparedLayer,
  filmView,
  FIRST_VIEW,
  isAlone,
  layerOfKey,
  layersView,
  paneOf,
  photosOf,
  photosView,
  sideBySide,
  swapPanes,
  toggleLayer,
  toggleSingle,
  visiblePanes,
  withoutPhoto,
  withPanes,
  type ViewChoice,
} from '../../../../../src/renderer/features/viewing/view-choice.ts'
import { LAYERS, LIGHT_LAYERS } from '../../../../../src/shared/imaging/layers.ts'

const layers = (choice: ViewChoice): string[] => visiblePanes(choice).map(({ layer }) => layer)
const wiped = (choice: ViewChoice): ViewChoice => ({
  ...choice,
  focus: { kind: 'wipe', photo: 'a', layer: 'map.red' },
})

describe('what the viewing room shows', () => {
  it('is the photo beside its three maps at first', () => {
    expect(layers(FIRST_VIEW)).toEqual(['photo', 'map.red', 'map.brown', 'map.gray'])
    expect(visiblePanes(FIRST_VIEW).every(({ photo, linked }) => photo === null && linked)).toBe(true)
  })

  it('becomes one layer alone and side by side again, with the panes as they were', () => {
    const single = toggleLayer(FIRST_VIEW, 'light.blue')
    expect(layers(single)).toEqual(['light.blue'])
    expect(isAlone(single, 'light.blue')).toBe(true)
    expect(layers(toggleLayer(single, 'photo'))).toEqual(['photo'])
    expect(toggleLayer(single, 'light.blue')).toEqual(FIRST_VIEW)
    expect(sideBySide(single)).toEqual(FIRST_VIEW)
    expect(sideBySide(FIRST_VIEW)).toEqual(FIRST_VIEW)
  })

  it('keeps the photo that is alone when another layer of it is asked for', () => {
    const before = photosView(['a', null], 'map.red')
    const single = toggleSingle(before, paneOf('map.red', 'a'))
    expect(visiblePanes(toggleLayer(single, 'photo'))).toEqual([paneOf('photo', 'a')])
    expect(toggleSingle(single, paneOf('map.red', 'a'))).toEqual(before)
    expect(visiblePanes(toggleSingle(single, paneOf('map.red')))).toEqual([paneOf('map.red')])
  })

  it('takes something else in the pane it was chosen in, and in no other', () => {
    expect(layers(changePane(FIRST_VIEW, 2, { layer: 'diffuse' }))).toEqual([
      'photo',
      'map.red',
      'diffuse',
      'map.gray',
    ])
    expect(changePane(FIRST_VIEW, 9, { layer: 'diffuse' })).toEqual(FIRST_VIEW)
    const single = toggleLayer(FIRST_VIEW, 'photo')
    const changed = changePane(single, 0, { layer: 'specular', photo: 'a' })
    expect(visiblePanes(changed)).toEqual([paneOf('specular', 'a')])
    expect(sideBySide(changed)).toEqual(FIRST_VIEW)
  })

  it('has panes that change places, and none with what is no pane', () => {
    expect(layers(swapPanes(FIRST_VIEW, 0, 3))).toEqual(['map.gray', 'map.red', 'map.brown', 'photo'])
    for (const at of [-1, 4]) expect(swapPanes(FIRST_VIEW, 0, at)).toEqual(FIRST_VIEW)
  })

  it('takes fewer panes, or more with layers that are in none yet', () => {
    expect(layers(withPanes(FIRST_VIEW, 1))).toEqual(['photo'])
    expect(layers(withPanes(FIRST_VIEW, 6))).toEqual([...layers(FIRST_VIEW), 'diffuse', 'specular'])
    expect(layers(withPanes(layersView(LIGHT_LAYERS), 6))).toEqual([...LIGHT_LAYERS, 'photo', 'diffuse'])
    expect(withPanes(wiped(FIRST_VIEW), 4)).toEqual(FIRST_VIEW)
  })

  it('shows one layer of several photos, of six at most', () => {
    expect(visiblePanes(photosView(['a', null], 'photo'))).toEqual([paneOf('photo', 'a'), paneOf('photo')])
    expect(visiblePanes(photosView(['a', 'b', 'c', 'd', 'e', 'f', null], 'photo'))).toHaveLength(6)
  })

  it('needs the photos of its panes and of what is alone, each once', () => {
    expect(photosOf(FIRST_VIEW)).toEqual([])
    expect(photosOf(wiped(photosView(['a', 'b', 'a', null], 'photo')))).toEqual(['a', 'b'])
    expect(photosOf(toggleSingle(FIRST_VIEW, paneOf('photo', 'c')))).toEqual(['c'])
  })

  it('needs first what is looked at alone or over the photo at hand', () => {
    const panes = photosView(['b', 'a', null], 'photo')
    expect(photosOf(panes)).toEqual(['b', 'a'])
    expect(photosOf(wiped(panes))).toEqual(['a', 'b'])
    expect(photosOf(toggleSingle(panes, paneOf('photo', 'a')))).toEqual(['a', 'b'])
  })

  it('goes home where a photo has gone', () => {
    const choice = wiped(photosView(['a', 'b', null], 'photo'))
    expect(photosOf(withoutPhoto(choice, 'a'))).toEqual(['b'])
    expect(withoutPhoto(choice, 'b').focus).toEqual(choice.focus)
    expect(photosOf(withoutPhoto(toggleSingle(FIRST_VIEW, paneOf('photo', 'c')), 'c'))).toEqual([])
  })

  it('changes the layer of two photos over one another together', () => {
    const pair = toggleLayer(wiped(FIRST_VIEW), 'light.red')
    expect(pair.focus).toEqual({ kind: 'wipe', photo: 'a', layer: 'light.red' })
    expect(changePane(pair, 0, { layer: 'photo' }).focus).toMatchObject({ kind: 'wipe', layer: 'photo' })
    expect(comparedLayer(pair)).toBe('light.red')
  })

  it('compares two photos in what is looked at: what is alone, else the first map', () => {
    expect(comparedLayer(FIRST_VIEW)).toBe('map.red')
    expect(comparedLayer(layersView(['photo', 'light.red']))).toBe('photo')
    expect(comparedLayer(toggleLayer(FIRST_VIEW, 'light.red'))).toBe('light.red')
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

describe('a film', () => {
  const film = filmView(FIRST_VIEW)

  it('is of the map that is looked at, else of the photo', () => {
    expect(film.focus).toEqual({ kind: 'film', layer: 'map.red' })
    expect(filmView(toggleLayer(FIRST_VIEW, 'map.gray')).focus).toMatchObject({ layer: 'map.gray' })
    expect(filmView(layersView(LIGHT_LAYERS)).focus).toMatchObject({ layer: 'photo' })
  })

  it('changes its layer, and gives way to one that it does not have', () => {
    expect(toggleLayer(film, 'photo').focus).toEqual({ kind: 'film', layer: 'photo' })
    expect(isAlone(toggleLayer(film, 'photo'), 'photo')).toBe(true)
    expect(toggleLayer(film, 'specular').focus).toMatchObject({ kind: 'single' })
    expect(sideBySide(film)).toEqual(FIRST_VIEW)
  })

  it('needs no photo beside the one at hand, and stays when one goes', () => {
    expect(photosOf(film)).toEqual([])
    expect(withoutPhoto(film, 'a').focus).toEqual(film.focus)
  })
})
