import { SearchOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { useText } from '#ui/text.ts'
import { text } from '../text.ts'

/** Search from anywhere: Enter opens the list of projects with the words as its filter. */
export function Finder() {
  const t = useText(text)
  const navigate = useNavigate()
  return (
    <Input
      className="finder"
      prefix={<SearchOutlined />}
      placeholder={t.search}
      aria-label={t.search}
      allowClear
      onPressEnter={(event) => void navigate({ to: '/projects', search: { q: event.currentTarget.value } })}
    />
  )
}
