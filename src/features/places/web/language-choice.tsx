import { Select } from 'antd'
import { languages } from '#ui/language.ts'
import { setLanguage, useLanguage } from '#ui/text.ts'

/** For whom nobody knows yet: the language of a door. */
export function LanguageChoice() {
  const language = useLanguage()
  return (
    <Select
      size="small"
      variant="borderless"
      aria-label="语言 Language"
      value={language}
      options={languages.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(next) => void setLanguage(next)}
    />
  )
}
