// `npm run bench` holds the desk beside the usual searches; `npm run bench -- nation` loads it with a nation.
await import(process.argv[2] === 'nation' ? './nation/run.js' : './bench.js');
