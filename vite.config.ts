import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const api = `http://127.0.0.1:${process.env.PORT ?? 7300}`

export default defineConfig(({ command }) => {
  // The server builds its screens in its own process: a test's NODE_ENV must not leave React's development build in dist/.
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    root: resolve(import.meta.dirname, 'src/app/web'),
    publicDir: 'public',
    plugins: [react()],
    build: {
      outDir: resolve(import.meta.dirname, 'dist'),
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1500,
    },
    server: { proxy: { '/api': api, '/healthz': api } },
  }
})
