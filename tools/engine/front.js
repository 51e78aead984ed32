/* The one address people open: a reverse proxy in nginx's place, on 127.0.0.1 only.
 *
 *   node front.js FRONT_PORT WEB_PORT REALTIME_PORT
 *
 * /socket.io goes to the realtime server, everything else to gunicorn. As nginx would in production, it writes
 * itself the headers which Frappe trusts: the caller's address (rate limits) and the site's name. The realtime server
 * asks the site at the address its Origin names, and so believes its answer: a page of another site is refused. */
const http = require("http");
const net = require("net");

const [front_port, web_port, realtime_port] = process.argv.slice(2).map(Number);
const HOST = "127.0.0.1";
// these belong to one connection, not to the message (RFC 9110, 7.6.1)
const HOP_BY_HOP = new Set(["connection", "keep-alive", "proxy-connection", "te", "transfer-encoding", "upgrade"]);

function target_port(url) {
	return url.startsWith("/socket.io/") ? realtime_port : web_port;
}

function forwarded(request) {
	const host = request.headers.host || "";
	const name = host.split(":")[0];
	const is_realtime = target_port(request.url) === realtime_port;
	return {
		"x-forwarded-for": request.socket.remoteAddress,
		"x-forwarded-proto": "http",
		"x-forwarded-host": host,
		"x-frappe-site-name": name,
		// where the realtime server asks the site who calls: here, whatever port the caller says
		...(is_realtime && { origin: `http://${name}:${front_port}` }),
	};
}

function is_of_site({ url, headers: { origin, host } }) {
	return target_port(url) !== realtime_port || !origin || [`http://${host}`, `https://${host}`].includes(origin);
}

function end_to_end(raw_headers) {
	const kept = [];
	for (let i = 0; i < raw_headers.length; i += 2) {
		if (!HOP_BY_HOP.has(raw_headers[i].toLowerCase())) kept.push(raw_headers[i], raw_headers[i + 1]);
	}
	return kept;
}

function onward_headers(request) {
	const headers = { ...request.headers, ...forwarded(request), connection: "close" };
	for (const name of HOP_BY_HOP) if (name !== "connection") delete headers[name];
	return headers;
}

const server = http.createServer((request, response) => {
	if (!is_of_site(request)) return response.writeHead(403).end();
	const onward = http.request(
		{
			host: HOST,
			port: target_port(request.url),
			method: request.method,
			path: request.url,
			headers: onward_headers(request),
			// a connection of its own: one kept alive might be closed by gunicorn at the very moment of use
			agent: false,
		},
		(answer) => {
			response.writeHead(answer.statusCode, end_to_end(answer.rawHeaders));
			answer.pipe(response);
		}
	);
	onward.on("error", (error) => {
		if (response.headersSent) return response.destroy();
		response.writeHead(502, { "content-type": "text/plain" }).end(`Not up yet: ${error.code}\n`);
	});
	response.on("close", () => onward.destroy());
	request.pipe(onward);
});

/* a WebSocket: send the request's head on, then join the two sockets */
server.on("upgrade", (request, socket, head) => {
	if (!is_of_site(request)) return socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
	const onward = net.connect(target_port(request.url), HOST, () => {
		const lines = Object.entries({ ...request.headers, ...forwarded(request) }).map(([name, value]) => `${name}: ${value}`);
		onward.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
		onward.write(head);
		socket.pipe(onward).pipe(socket);
	});
	onward.on("error", () => socket.destroy());
	socket.on("error", () => onward.destroy());
	socket.on("close", () => onward.destroy());
});

server.listen(front_port, HOST, () => console.log(`front on ${HOST}:${front_port}`));
