import type { Plugin } from 'vite'

export function bundledText(): Plugin
