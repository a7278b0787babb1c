import { drawCamera, drawIlluminant } from '../camera-response.ts'
import { createNoise } from '../noise.ts'
import { captureLabel } from '../patch-scene.ts'
import { drawShadeColour } from '../patch-form.ts'
import { type Frame, type Plane, planeFrom, smoothstep } from '../plane.ts'
import type { Pose } from '../pose.ts'
import type { Random } from '../random.ts'
import type { Cover, Scene } from '../scene.ts'
import { type SensorOptions, drawSensorOptions } from '../sensor.ts'
import type { Domain } from '../skin-optics.ts'
import { type Subject, drawSubject } from '../subject.ts'
import { drawUnevenness } from '../unevenness.ts'
import { type FaceForm, type FaceLight, faceForm, formAt, lightVector } from './face-form.ts'
import { planFace } from './face-plan.ts'
import type { FaceRegions } from './face-regions.ts'
import { drawOpenings } from './openings.ts'
import { asCameraSees } from './camera-colour.ts'
import type { Person } from './person.ts'
import { drawBrows } from './brows.ts'
import { drawHeadHair } from './head-hair.ts'
import { drawStubble } from './stubble.ts'
import { drawSurroundings } from './surroundings.ts'

/** `clinic`: soft light and a good camera on a stand. `any`: hard or one-sided light, any camera and compression. */
export type FaceSetting = 'clinic' | 'any'

export interface Visit {
  readonly visit: number
  readonly day: number
  readonly capture: number
  readonly domain: Domain
  readonly setting: FaceSetting
  readonly otherCamera: boolean
}

/** Everything that a picture of a person on a visit depends on. What the visit does not change is drawn without it. */
export function faceScene(
  random: Random,
  frame: Frame,
  person: Person,
  regions: FaceRegions,
  { visit, day, capture, domain, setting, otherCamera }: Visit,
): Scene {
  const subject = drawSubject(random.fork('subject'), person.skinType, domain)
  const light = drawLight(random.fork('lamp'), random.fork(`lamp-${visit}`), setting)
  const lamp = lightVector(light)
  const form = faceForm(person, light)
  const surroundings = drawSurroundings(random.fork('surroundings'), frame, person)
  const hair = drawHeadHair(random.fork('hair'), frame, person, lamp)
  const stubble = drawStubble(random.fork('stubble'), frame, person)
  const lens = random.fork(otherCamera ? 'other camera' : 'camera')
  const camera = drawCamera(lens, drawIlluminant(lens, domain), domain)
  return {
    frame,
    subject,
    plan: planFace(random.fork('plan'), person, subject, regions, day),
    unevenness: { ...drawUnevenness(random.fork('unevenness'), subject), wavelengthMm: 7 },
    camera,
    lighting: {
      falloff: 0.06,
      ambient: 1 - light.key,
      elevation: Math.asin(lamp[2]),
      azimuth: Math.atan2(lamp[1], lamp[0]),
      glossStrength: 0,
      glossExponent: 1,
      glossTurn: 0,
      castShadow: false,
    },
    form: lightOnAll(frame, form, [surroundings, hair]),
    ...(setting === 'any' ? { shadeColour: drawShadeColour(random.fork('shade colour')) } : {}),
    sensor: drawSensor(random.fork(captureLabel(`sensor-${visit}`, capture)), subject, setting),
    covers: [
      oilFilm(random.fork('oil'), frame, form),
      ...(stubble === null ? [] : [stubble]),
      drawOpenings(random.fork('openings'), frame, person, lamp),
      drawBrows(random.fork('brows'), frame, person),
      surroundings.cover,
      hair.cover,
    ].map((cover) => asCameraSees(cover, camera)),
    pose: drawPose(random.fork(`pose-${visit}`)),
    compression: setting === 'any' && capture % 2 === 0 ? { quality: 90, halveColour: true } : null,
    capture,
  }
}

/** The same room and lamp at every visit, but never quite the same place. */
function drawLight(person: Random, visit: Random, setting: FaceSetting): FaceLight {
  if (setting === 'any') return drawAnyLight(person)
  const key = person.uniform(0.42, 0.58)
  const fill = person.uniform(0.14, 0.24)
  const side = person.chance(0.5) ? 1 : -1
  return {
    azimuth: side * person.uniform(0.3, 0.75) + visit.normal(0, 0.06),
    elevation: person.uniform(0.35, 0.7) + visit.normal(0, 0.04),
    key,
    fill,
    room: 1 - key - fill,
  }
}

/** From flat to a single lamp from the side or from above. */
function drawAnyLight(random: Random): FaceLight {
  const room = random.uniform(0.12, 0.5)
  const fill = (1 - room) * random.uniform(0, 0.35)
  return {
    azimuth: random.uniform(-1.25, 1.25),
    elevation: random.uniform(0.05, 1),
    key: 1 - room - fill,
    fill,
    room,
  }
}

function drawPose(random: Random): Pose {
  return {
    shiftXMm: random.normal(0, 2),
    shiftYMm: random.normal(0, 2),
    roll: random.normal(0, 0.012),
  }
}

/** A camera on a stand, well focused; its automatic exposure lifts dark skin part of the way. */
function drawSensor(random: Random, { lab }: Subject, setting: FaceSetting): SensorOptions {
  const luminance = ((lab[0] + 16) / 116) ** 3
  if (setting === 'any') return drawSensorOptions(random, luminance)
  return {
    exposure: 1.05 * (0.34 / luminance) ** 0.4 * 2 ** random.normal(0, 0.1),
    balance: [Math.exp(random.normal(0, 0.012)), Math.exp(random.normal(0, 0.012))],
    lensBlurPx: random.uniform(0.5, 0.8),
    vignetting: random.uniform(0, 0.1),
    fullWell: random.logUniform(9000, 25000),
    readNoise: random.logUniform(0.0004, 0.001),
    sharpening: random.uniform(0, 0.3),
    tone: 1,
  }
}

/** Light on the head, and over it the light on what covers it. */
function lightOnAll(
  frame: Frame,
  { shade }: FaceForm,
  over: readonly { readonly cover: Cover; readonly light: Plane }[],
): Plane {
  const form = planeFrom(frame, (x, y) => formAt(shade, x, y))
  for (const { cover, light } of over) {
    for (let i = 0; i < form.data.length; i++) {
      const share = cover.cover.data[i] as number
      const below = form.data[i] as number
      form.data[i] = below + ((light.data[i] as number) - below) * share
    }
  }
  return form
}

/** Light mirrored by the film of oil on the skin, as a thin white veil where the form faces the lamp. */
function oilFilm(random: Random, frame: Frame, { gloss }: FaceForm): Cover {
  const strength = random.uniform(0.05, 0.16)
  const oil = createNoise(random.fork('oil'), frame.textures)
  const grain = createNoise(random.fork('grain'), frame.textures)
  const cover = planeFrom(frame, (x, y) => {
    const mirrored = formAt(gloss, x, y)
    if (mirrored < 0.02) return 0
    const film = 0.55 + 0.45 * smoothstep(-1.5, 1.5, oil(x / 16, y / 16))
    const rough = Math.max(0.15, 1 + 0.5 * grain(x * 1.9, y * 1.9))
    return strength * mirrored * film * rough
  })
  return { cover, reflectance: [1, 1, 1], leavesSkin: true }
}
