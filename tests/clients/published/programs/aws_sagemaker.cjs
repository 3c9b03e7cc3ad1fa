// AWS's SDK for JavaScript, as it is: streams from the endpoint at argv[2] what argv[3] asks for, and prints what came.

const {
  SageMakerRuntimeClient, InvokeEndpointWithResponseStreamCommand, InvokeEndpointCommand,
} = require("@aws-sdk/client-sagemaker-runtime");

async function main([endpoint, body]) {
  const client = new SageMakerRuntimeClient({
    endpoint, region: "us-east-1", maxAttempts: 1, credentials: { accessKeyId: "any", secretAccessKey: "any" },
  });
  const input = { EndpointName: "cadenza", ContentType: "application/json", Body: body, CustomAttributes: "from-js" };
  const parts = [];
  let error = null;
  try {
    const answer = await client.send(new InvokeEndpointWithResponseStreamCommand(input));
    const decoder = new TextDecoder();
    for await (const event of answer.Body) parts.push(decoder.decode(event.PayloadPart.Bytes));
    const whole = await client.send(new InvokeEndpointCommand(input));
    const { ContentType, InvokedProductionVariant } = answer;
    return { parts, ContentType, InvokedProductionVariant, whole: decoder.decode(whole.Body) };
  } catch (raised) {
    error = {
      name: raised.name, message: raised.message, ErrorCode: raised.ErrorCode,
      OriginalStatusCode: raised.OriginalStatusCode, OriginalMessage: raised.OriginalMessage,
      status: raised.$metadata?.httpStatusCode, attempts: raised.$metadata?.attempts,
    };
    return { parts, error };
  }
}

main(process.argv.slice(2)).then((result) => console.log(JSON.stringify(result)));
