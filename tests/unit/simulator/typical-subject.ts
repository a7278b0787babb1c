import { typicalPhysics } from '../../../src/main/simulator/physics.ts'
import { type Subject, calibrate } from '../../../src/main/simulator/subject.ts'

/** Layered skin of type III. To draw a person's skin and to trace its light takes many times a small picture's time. */
export function typicalSubject(): Subject {
  const subject = calibrate(3, typicalPhysics(), 3, 35)
  if (subject === null) throw new Error('expected a calibrated subject')
  return subject
}
