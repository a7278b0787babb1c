import { describe, expect, it } from 'vitest'
import { anatomyOf, bodyPartOf, isRecognizable } from '../../../src/main/dicom/anatomy.ts'

describe('what a photo shows', () => {
  it.each([
    ['left forearm', 'forearm'],
    ['左前臂', 'forearm'],
    ['forehead, right', 'forehead'],
    ['右脸颊', 'cheek'],
    ['back of the hand', 'hand'],
    ['lower back', 'back'],
    ['手背', 'hand'],
    ['左手臂', 'upperLimb'],
    ['left arm', 'upperLimb'],
    ['upper arm', 'upperArm'],
    ['手腕内侧', 'wrist'],
    ['somewhere', 'skin'],
    ['', 'skin'],
  ] as const)('a detail of “%s” is %s', (bodySite, part) => {
    expect(bodyPartOf({ view: 'detail', bodySite })).toBe(part)
  })

  it('every view of the head is the face, seen from its side', () => {
    const sites = (['front', 'left', 'right'] as const).map((view) => anatomyOf({ view, bodySite: '' }))
    expect(sites.map((site) => site['PatientOrientation'])).toEqual([
      ['L', 'F'],
      ['P', 'F'],
      ['A', 'F'],
    ])
    expect(sites.map((site) => site['ImageLaterality'])).toEqual(['U', 'L', 'R'])
    expect(sites.map((site) => site['BodyPartExamined'])).toEqual(['FACE', 'FACE', 'FACE'])
  })

  it('somebody may be known by a face, and by a site that nobody knows, but not by a forearm', () => {
    expect(isRecognizable({ view: 'front', bodySite: '' })).toBe(true)
    expect(isRecognizable({ view: 'detail', bodySite: 'nose' })).toBe(true)
    expect(isRecognizable({ view: 'detail', bodySite: '' })).toBe(true)
    expect(isRecognizable({ view: 'detail', bodySite: '前臂' })).toBe(false)
  })
})
