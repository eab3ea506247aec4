import { App } from 'antd'
import { useState } from 'react'
import { saveFile } from '#app/web/client.ts'

/** Saves a file that the server makes; which one is being made, and what refuses is shown. */
export function useSaving() {
  const { message } = App.useApp()
  const [saving, setSaving] = useState<string>()
  const save = async (path: string) => {
    setSaving(path)
    try {
      await saveFile(path)
    } catch (error) {
      message.error((error as Error).message)
    } finally {
      setSaving(undefined)
    }
  }
  return { saving, save }
}
