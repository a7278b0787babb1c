import type { ViewTexts } from './view-texts.ts'

export const EN_VIEW: ViewTexts = {
  picture: {
    title: 'This view',
    save: 'Save…',
    copy: 'Copy',
    saveHint: 'Save this view as a picture',
    copyHint: 'Copy this view as a picture',
    saving: 'Saving',
    copying: 'Copying',
    saved: 'Saved',
    copied: 'Copied',
    notAllowed: 'Your role does not take patients’ photos out of the program.',
  },
  plain: {
    show: 'Show to the patient',
    leave: 'End the view for the patient',
    layers: {
      photo: 'Your photo',
      diffuse: 'Colours inside the skin',
      specular: 'Shape and shine of the surface',
      'map.red': 'Red: blood below the surface',
      'map.brown': 'Brown: pigment near the surface',
      'map.gray': 'Gray: deeper pigment and folds',
      'light.gray': 'Under simulated gray light',
      'light.yellow': 'Under simulated yellow light',
      'light.red': 'Under simulated red light',
      'light.blue': 'Under simulated blue light',
    },
    change: 'What has changed',
    scale: ['less', 'more'],
  },
}
