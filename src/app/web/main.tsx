import 'antd/dist/reset.css'
import 'antd/dist/antd.css'
import './main.css'
import './print.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App as AntApp, ConfigProvider } from 'antd'
import en from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import zhTW from 'antd/locale/zh_TW'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import 'dayjs/locale/zh-tw'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { SearchOutlined } from '#ui/icons.tsx'
import type { Language } from '#ui/language.ts'
import { useLanguage, useText } from '#ui/text.ts'
import { themeConfig, useDark } from '#ui/theme.ts'
import { createQueries } from './client.ts'
import { createAppRouter } from './router.tsx'
import { text } from './text.ts'

const locales = { 'zh-CN': zhCN, 'zh-TW': zhTW, en }
const dayLocales = { 'zh-CN': 'zh-cn', 'zh-TW': 'zh-tw', en: 'en' }

const queries = createQueries()
const router = createAppRouter(queries)

function Landfall() {
  const language = useLanguage()
  const dark = useDark()
  const t = useText(text)
  dayjs.locale(dayLocales[language])
  useEffect(() => readAgainIn(language), [language])
  return (
    <ConfigProvider
      locale={locales[language]}
      theme={themeConfig(dark, language)}
      button={{ autoInsertSpace: false }}
      inputSearch={{ searchIcon: <SearchOutlined aria-label={t.find} /> }}
    >
      <AntApp message={{ maxCount: 3 }} className="app">
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  )
}

/** Data comes worded in the reader's language: another language, another reading. */
function readAgainIn(_language: Language): void {
  void queries.invalidateQueries()
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Landfall />
  </StrictMode>,
)
