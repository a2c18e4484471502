/** Sends one file and tells how far it is. Rejects with the server's words. */
export function upload(address, token, file, onProgress, fields = {}) {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('__RequestVerificationToken', token);
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', file, file.name);

    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.responseType = 'json';
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', event => event.lengthComputable && onProgress?.(event.loaded / event.total));
    request.addEventListener('load', () => {
      if (request.status === 200 && request.response) resolve(request.response);
      else reject(new Error(request.response?.message ?? ''));
    });
    request.addEventListener('error', () => reject(new Error('')));
    request.send(form);
  });
}
