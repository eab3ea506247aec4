import { theme as antd, type ThemeConfig } from 'antd'
import { useSyncExternalStore } from 'react'
import type { Language } from './language.ts'
import { isPrinting, onPrinting } from './printing.ts'

export type ThemeChoice = 'light' | 'dark' | 'system'

const key = 'landfall.theme'
const listeners = new Set<() => void>()
const lessMotion = matchMedia('(prefers-reduced-motion: reduce)')
const systemDark = matchMedia('(prefers-color-scheme: dark)')
systemDark.addEventListener('change', apply)
onPrinting(apply)

export function themeChoice(): ThemeChoice {
  return (localStorage.getItem(key) as ThemeChoice | null) ?? 'system'
}

/** Paper is light whatever the screen is. */
export function isDark(): boolean {
  const choice = themeChoice()
  if (isPrinting()) return false
  return choice === 'dark' || (choice === 'system' && systemDark.matches)
}

export function setTheme(choice: ThemeChoice): void {
  localStorage.setItem(key, choice)
  apply()
}

function apply(): void {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light'
  for (const listener of listeners) listener()
}

export function useDark(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, isDark)
}

/** What a system has for 简体, 繁體 and English; the others follow, for each is met in the words of every other. */
const simplified =
  '"PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC"'
const traditional = '"PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC"'
const latin = '-apple-system, "Segoe UI", Roboto'
const fonts: Record<Language, string> = {
  'zh-CN': `${simplified}, system-ui, ${latin}, sans-serif`,
  'zh-TW': `${traditional}, ${simplified}, system-ui, ${latin}, sans-serif`,
  en: `${latin}, ${simplified}, system-ui, sans-serif`,
}

/** One look: ink on paper with a jade accent, dense and calm. Contrast is AA in both. */
export function themeConfig(dark: boolean, language: Language): ThemeConfig {
  const bar = dark ? '#171d21' : '#ffffff'
  return {
    // The rules come as a file (antd.css in main.tsx) and only the variables are made here: half of the time to the first screen.
    zeroRuntime: true,
    hashed: false,
    cssVar: { key: 'landfall', prefix: 'ant' },
    algorithm: dark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#2fa898' : '#0b6e63',
      colorInfo: dark ? '#2fa898' : '#0b6e63',
      colorLink: dark ? '#5cc4b6' : '#0a6359',
      colorSuccess: dark ? '#5cc08d' : '#1f7a4d',
      colorWarning: dark ? '#e0a83c' : '#a66a00',
      colorError: dark ? '#ff8479' : '#b83227',
      // The derived backgrounds are greyish under deep colours: words on them must stay legible.
      colorSuccessBg: dark ? '#16281f' : '#e9f6ef',
      colorWarningBg: dark ? '#2e2615' : '#fcf3e0',
      colorErrorBg: dark ? '#351d1b' : '#fdeeec',
      colorInfoBg: dark ? '#152b28' : '#e6f3f0',
      gold: dark ? '#e0a83c' : '#b87400',
      colorBgLayout: dark ? '#12171a' : '#f4f6f5',
      colorBgContainer: dark ? '#1a2125' : '#ffffff',
      colorBgElevated: dark ? '#1f272b' : '#ffffff',
      colorTextDescription: dark ? 'rgba(255,255,255,0.65)' : 'rgba(20,32,30,0.66)',
      colorTextPlaceholder: dark ? 'rgba(255,255,255,0.55)' : 'rgba(20,32,30,0.64)',
      borderRadius: 6,
      fontFamily: fonts[language],
      fontSize: 14,
      wireframe: false,
      motion: !lessMotion.matches,
    },
    components: {
      Button: dark
        ? {
            // The accent that reads well as text is too bright under white words.
            colorPrimary: '#1c7a6d',
            colorPrimaryHover: '#218778',
            colorPrimaryActive: '#176a5e',
            dangerColor: '#2a0d0a',
          }
        : {},
      Table: { cellPaddingBlockSM: 6, cellPaddingInlineSM: 10, headerBorderRadius: 4 },
      Descriptions: { labelColor: dark ? 'rgba(255,255,255,0.7)' : 'rgba(20,32,30,0.7)' },
      Card: { bodyPaddingSM: 12, headerHeightSM: 40 },
      Layout: { lightSiderBg: bar, lightTriggerBg: bar, lightTriggerColor: 'inherit', headerBg: bar },
      Menu: {
        itemHeight: 38,
        iconSize: 16,
        activeBarBorderWidth: 0,
        itemSelectedBg: dark ? '#20423d' : '#e3f0ed',
        itemSelectedColor: dark ? '#8fdccf' : '#0a5a51',
      },
    },
  }
}
