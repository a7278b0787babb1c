import type { PatientScreenTexts } from './patient-screen-texts.ts'

export const EN_PATIENT_SCREEN: PatientScreenTexts = {
  title: 'Patient’s screen',
  openHint: 'A second window for the patient, on the other display if there is one',
  close: 'Close the patient’s screen',
  modes: { follow: 'Follow', hold: 'Hold', blank: 'Blank' },
  modeHints: {
    follow: 'It shows what this window shows',
    hold: 'It keeps its picture while you look at something else',
    blank: 'It shows nothing',
  },
  fullScreen: 'Full screen',
  leaveFullScreen: 'Leave full screen',
  drawings: 'Show drawings',
  drawingsHint: 'Also shows arrows, circles, outlines and the chosen region, without their words',
  without: 'It shows no names, numbers or notes.',
  says: {
    shows: 'Patient’s screen: shows this view',
    nothing: 'Patient’s screen: nothing to show',
    held: 'Patient’s screen: held',
    blank: 'Patient’s screen: blank',
  },
  wait: 'One moment, please',
  coming: 'Your picture is being prepared',
  absent: 'There is no picture here',
}
