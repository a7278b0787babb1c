import type { Grade } from '../../shared/imaging/comparability.ts'
import type { StudioTexts } from './studio-texts.ts'
import { ZH_CN_VIEW } from './view-zh-cn.ts'

/** A rule with its figure, or that it could not be measured. */
const rule =
  (differs: string, unknown: string) =>
  (grade: Grade | null, figure: string): string =>
    grade === null ? `${unknown}。` : figure === '' ? `${differs}。` : `${differs}：${figure}。`

export const ZH_CN_STUDIO: StudioTexts = {
  ...ZH_CN_VIEW,
  arrangement: '布局',
  paneCount: (count) => (count === 1 ? '单窗格' : `${count} 个窗格`),
  presets: {
    maps: '照片与图谱',
    lights: '四种光',
    pair: '前 | 后',
    month: '三十天',
    film: '时间影片',
  },
  noOther: '该患者的其他就诊中没有同一角度的照片。',
  notKept: '只有患者档案中的照片可以对比。',
  pairs: { wipe: '滑动对比', flicker: '交替对比', change: '变化图' },
  pairHints: {
    wipe: '两张照片重叠显示，拖动中间的分界线。',
    flicker: '两张照片在同一位置交替显示。',
    change: '图谱增加或减少之处；小于误差范围的变化不显示。',
  },
  comparing: '前后对比',
  compareWith: '对比照片',
  photoOf: (pane) => `第 ${pane} 窗格的照片`,
  movePane: '移动此窗格',
  movePaneHint: '拖到另一窗格，或使用方向键',
  link: '与其他窗格联动',
  unlink: '单独移动',
  turnLeft: '向左旋转',
  turnRight: '向右旋转',
  loupe: '放大镜',
  loupeZoom: (zoom) => `${zoom.toFixed(0)} 倍`,
  wipeLine: '前后照片的分界线',
  openingPhoto: '正在打开',
  lightOf: '光照显示的色素图',
  lightOfAll: '全部三张',
  lightOfOne: { red: '仅红色图', brown: '仅棕色图', gray: '仅灰色图' },
  opacity: '图谱叠加在照片上',
  opacityValue: (percent) => `覆盖 ${percent}%`,
  readAgain: '重新分析',
  mapLook: '图谱显示方式',
  threshold: '图谱起始值',
  thresholdNone: '全部',
  mapValues: (value, confidence) => `${value.toFixed(2)} · 可信度 ${Math.round(100 * confidence)}%`,
  colourValues: (lab) => `颜色值 ${lab}`,
  nudge: '手动移动另一张照片',
  nudges: {
    left: '向左',
    right: '向右',
    up: '向上',
    down: '向下',
    anticlockwise: '逆时针旋转',
    clockwise: '顺时针旋转',
    smaller: '缩小',
    larger: '放大',
  },
  nudgeReset: '恢复自动对齐',
  before: '前',
  after: '后',
  difference: '差值',
  changeOf: (region) => `图谱平均值 · ${region}`,
  noChange: '两张照片无法对齐，或其中一张没有图谱。',
  changeFrom: (before, after) => `${after} 相对于 ${before}：橙色为增加，蓝色为减少`,
  aligning: '正在对齐照片',
  comparable: {
    green: '可比性良好',
    amber: '可比，但需谨慎',
    red: '可比性差',
  },
  rules: {
    pose: rule('头部转向不同', '无法判断头部转向是否一致'),
    distance: rule('拍摄距离不同', '无法判断拍摄距离是否一致'),
    sharpness: rule('其中一张不够清晰', '无法判断清晰度是否一致'),
    exposure: rule('两张照片明暗不同', '无法判断明暗是否一致'),
    'colour-cast': rule('光线颜色不同', '无法判断光线颜色是否一致'),
    'skin-state': rule('两次就诊时皮肤并非均为清洁状态', '皮肤状态未知'),
    alignment: rule('照片未能完全对齐', '照片无法对齐'),
  },
  residual: (medianPx, p95Px) =>
    `对齐误差：中位数 ${medianPx.toFixed(1)} 像素，九成五以内 ${p95Px.toFixed(1)} 像素。`,
  methods: {
    landmarks: '已按面部特征对齐。',
    texture: '已按皮肤纹理对齐。',
    none: '未对齐：按画面边框放置。',
  },
}
