import type { CardTexts } from './card-texts.ts'

export const ZH_CN_CARD: CardTexts = {
  corrected: (before, after) =>
    `已识别色卡：平均色差 ΔE00 ${before}\u00a0→\u00a0${after}。色素图和数值按校正后的颜色计算，照片仍按原样显示。`,
  expected: (leaveOneOut) => `未参与拟合的色块平均色差为 ΔE00 ${leaveOneOut}，皮肤颜色的误差不会更小。`,
  light: (drift, residual) =>
    residual === null
      ? `按两张照片中的色卡，光线颜色相差 ΔC* ${drift.toFixed(1)}，未作校正。`
      : `按两张照片中的色卡，光线颜色相差 ΔC* ${drift.toFixed(1)}，校正后相差 ${residual.toFixed(1)}。`,
  asTaken: '按原片',
  refused: {
    'partly-covered': '已识别色卡，但色卡被部分遮挡、超出画面或有反光，颜色未作校正。',
    overexposed: '已识别色卡，但色块过曝，颜色未作校正。',
    underexposed: '已识别色卡，但照片过暗，无法读取色块，颜色未作校正。',
    'uneven-light': '已识别色卡，但色卡上的光线过于不均匀，颜色未作校正。',
    mirrored: '已识别色卡，但画面左右镜像，颜色未作校正。',
    'no-reference': '已识别打印色卡：其真实颜色未知，只能用于判断两张照片的颜色是否一致，颜色未作校正。',
    noise: '已识别色卡，但校正会使噪点过于明显，颜色未作校正。',
    contradictory: '已识别色卡，但各色块的颜色互相矛盾（混合光源、反光或色卡褪色），颜色未作校正。',
    'no-gain': '已识别色卡：颜色已足够准确，无需校正。',
  },
  toPrint: {
    title: '打印用色卡',
    lead: '拍照时把色卡放在面部旁边，可判断两次就诊的光线是否一致。请始终使用同一张打印件：其颜色未经测量，不能用来还原真实颜色。',
    print: '请按 100 % 比例（标尺长 50 毫米）打印在哑光纸上，关闭色彩增强，并避光保存。',
    save: '将色卡保存为 PDF',
    saved: '色卡已保存。',
  },
}
